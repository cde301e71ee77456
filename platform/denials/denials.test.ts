import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { freshPlace } from '../../test/database.ts';
import type { Authority } from '../authority.ts';
import { handClock } from '../clock.ts';
import type { Denied } from '../denied.ts';
import { createDenials } from './index.ts';

const clock = handClock('2026-03-02T09:00:00Z');
const place = await freshPlace(clock);
const client = crypto.randomUUID();

function somebody(kind: 'agent' | 'requester' = 'agent'): Authority {
  const personId = crypto.randomUUID();
  const grants = [{ clientId: client, role: kind === 'agent' ? ('tier1_agent' as const) : ('requester' as const) }];
  return { actor: `${kind}:${personId}`, personId, kind, grants };
}

const denied = (authority: Authority, more: Partial<Denied> = {}): Denied => ({
  authority,
  operation: 'readTicket',
  answer: 'not_found',
  things: ['there'],
  address: '198.51.100.7',
  requestId: crypto.randomUUID(),
  ...more,
});

const rowsOf = ({ personId }: Authority) =>
  place.database.sql
    .selectFrom('denials.denial')
    .selectAll()
    .where('account_id', '=', personId ?? '')
    .orderBy('denied_at')
    .orderBy('id')
    .execute();

const later = (seconds: number) => clock.moveTo(clock.now().add({ seconds }).toString());

describe('The record of denials', () => {
  test('a thousand of one minute are two rows, the second saying from when to when', async () => {
    const ada = somebody();
    const denials = createDenials(place);
    const firstAt = clock.now();

    for (let times = 0; times < 1_000; times += 1) {
      denials.note(denied(ada, { things: [`thing ${times}`] }));
      if (times === 500) later(30);
    }
    later(31);
    await denials.settle();

    const [first, rest, ...more] = await rowsOf(ada);
    assert.equal(more.length, 0);
    assert.deepEqual([first?.count, rest?.count], [1, 999]);
    assert.equal(rest?.denied_at.toString(), firstAt.toString());
    assert.equal(rest?.last_at.toString(), firstAt.add({ seconds: 30 }).toString());
    assert.equal(Array.isArray(rest?.things) && rest.things.length, 10);
    await denials.close();
  });

  test('after the minute a denial is told at once again', async () => {
    const ada = somebody();
    const denials = createDenials(place);

    denials.note(denied(ada));
    later(60);
    denials.note(denied(ada));
    await denials.settle();

    assert.deepEqual(
      (await rowsOf(ada)).map(({ count }) => count),
      [1, 1],
    );
    await denials.close();
  });

  test('each operation and each answer is counted for itself', async () => {
    const ada = somebody();
    const denials = createDenials(place);

    denials.note(denied(ada));
    denials.note(denied(ada, { operation: 'addNote' }));
    denials.note(denied(ada, { answer: 'not_permitted' }));
    await denials.settle();

    assert.equal((await rowsOf(ada)).length, 3);
    await denials.close();
  });

  test('a desk that stops writes what still counts', async () => {
    const ada = somebody();
    const denials = createDenials(place);

    denials.note(denied(ada));
    denials.note(denied(ada));
    await denials.close();

    assert.equal(
      (await rowsOf(ada)).reduce((sum, { count }) => sum + count, 0),
      2,
    );
  });

  test('a requester’s belongs to their client, an agent’s to the desk', async () => {
    const [kim, ada] = [somebody('requester'), somebody()];
    const denials = createDenials(place);

    denials.note(denied(kim));
    denials.note(denied(ada));
    await denials.close();

    assert.equal((await rowsOf(kim))[0]?.client_id, client);
    assert.equal((await rowsOf(ada))[0]?.client_id, null);
  });

  test('ids that no text can keep are cut and cleaned, not lost', async () => {
    const ada = somebody();
    const denials = createDenials(place);

    denials.note(denied(ada, { things: [`a\0b\ud800${'x'.repeat(5_000)}`] }));
    await denials.close();

    const [things] = (await rowsOf(ada)).map((row) => row.things as string[]);
    assert.ok(things?.[0]?.startsWith('ab\ufffd'));
    assert.ok((things?.[0]?.length ?? 0) <= 100);
  });
});
