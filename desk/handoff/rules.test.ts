import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AskedAlready, questionNow } from './rules.ts';

const right = { system: 'Active Directory', right: 'reset of service accounts', owner: null, mapSays: 'not_on_map' } as const;
const sentTo = (toTier: 2 | 3, hour: number) => ({
  toTier,
  raisedAt: Temporal.Instant.from('2026-03-02T00:00:00Z').add({ hours: hour }),
  packet: { draft: { question: `Asked of Tier ${toTier}` }, accessLacking: right },
});
const askedAt = (hour: number): AskedAlready => ({
  question: 'Asked as it was handed over',
  accessLacking: null,
  by: 'agent:priya',
  at: Temporal.Instant.from('2026-03-02T00:00:00Z').add({ hours: hour }),
});

describe('What is asked of Tier 3', () => {
  for (const [when, sent, asked, question, lacks] of [
    ['nobody asked', undefined, undefined, null, false],
    ['a packet went to Tier 2', sentTo(2, 9), undefined, null, false],
    ['a packet went to Tier 3', sentTo(3, 9), undefined, 'Asked of Tier 3', true],
    ['it was handed over without a packet', undefined, askedAt(9), 'Asked as it was handed over', false],
    ['it was handed over, then a packet went to Tier 2', sentTo(2, 10), askedAt(9), 'Asked as it was handed over', false],
    ['it was handed over after the packet', sentTo(3, 9), askedAt(10), 'Asked as it was handed over', false],
    ['a packet went up after it was handed over', sentTo(3, 10), askedAt(9), 'Asked of Tier 3', true],
  ] as const)
    test(`when ${when} is ${question ?? 'nothing'}`, () => {
      const now = questionNow(sent, asked);

      assert.equal(now.question, question);
      assert.deepEqual(now.accessLacking, lacks ? right : null);
      assert.equal(now.asked !== null, question === 'Asked as it was handed over');
    });
});
