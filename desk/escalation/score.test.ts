import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstCriteria } from '../criteria/first-criteria.ts';
import type { CriterionInForce } from '../criteria/index.ts';
import { criteriaMet, type Observed } from './met.ts';
import { type PacketDraft, type PacketItem, packetDraft } from './packet.ts';
import { builtInTemplate } from './packet-template.ts';
import { type Scored, scorePacket } from './score.ts';
import { isVague } from './vague.ts';

const whole: PacketDraft = packetDraft.parse({
  criterion: 'steps_exhausted',
  question: 'Why does the driver reject every page?',
  errorText: 'PCL XL error 0x80070775',
  environment: { asset: 'PRN-0207' },
  extent: { peopleAffected: 12, whatItStops: 'Nobody prints invoices' },
});
const failed = { outcome: 'did_not_work' as const, expected: null, result: 'Still blank', standardStepId: null };
const firstInForce: readonly CriterionInForce[] = firstCriteria.map((terms) => ({ ...terms, layer: 'installation', version: 1 }));
const hour = 3600;

const observed: Observed = {
  fromTier: 1,
  draft: whole,
  steps: [failed, failed],
  people: () => 1,
  mapSays: undefined,
  standard: undefined,
  ticket: { priority: 2, kind: 'incident', vip: false, categoryPath: [] },
  clock: { secondsLeft: 7 * hour, targetSeconds: 8 * hour },
};
const scored = (draft: Partial<PacketDraft> = {}, given: Partial<Scored> = {}): Scored => ({
  draft: { ...whole, ...draft },
  criteria: criteriaMet(firstInForce, { ...observed, draft: { ...whole, ...draft } }),
  timelineEntries: 3,
  steps: [failed, failed],
  files: 0,
  filled: [],
  template: builtInTemplate,
  ...given,
});

describe('The score of a packet', () => {
  test('a packet with nothing missing has seven of seven', () => {
    const score = scorePacket(scored());

    assert.deepEqual([score.complete, score.of, score.sendable], [7, 7, true]);
    assert.ok(score.items.every(({ complete, lacks }) => complete && lacks.length === 0));
  });

  const cases: readonly [PacketItem, readonly string[], Partial<PacketDraft>, Partial<Scored>?][] = [
    ['criterion', ['no criterion'], { criterion: 'none' }],
    ['criterion', ['not a criterion of this tier'], { criterion: 'outage' }],
    ['criterion', ['say which system and which right'], { criterion: 'access' }],
    ['criterion', ['name both the system and the right'], { criterion: 'access', criterionDetail: 'AD' }],
    ['question', ['no question'], { criterion: 'none', question: undefined }],
    [
      'question',
      ['“Please help!” asks nothing', 'Asks for help and not for what: write what the next tier is to find out or to do.'],
      { question: 'Please help!' },
    ],
    ['timeline', ['nothing has happened yet'], {}, { timelineEntries: 0 }],
    ['steps', ['no steps'], {}, { steps: [] }],
    ['steps', ['no step was tried'], {}, { steps: [{ outcome: 'skipped', expected: null, result: 'No access' }] }],
    [
      'steps',
      ['steps without outcomes: say what was expected or what was seen'],
      {},
      {
        steps: [
          { outcome: 'did_not_work', expected: null, result: 'n/a' },
          { outcome: 'did_not_work', expected: null, result: 'It does not work, please help' },
        ],
      },
    ],
    ['evidence', ['no error text', 'no screenshot or log'], { errorText: undefined }],
    [
      'evidence',
      [
        '“It does not work.” is no error text',
        'Says that there is trouble and not which: write what was done, what was expected and what was seen.',
      ],
      { errorText: 'It does not work.' },
    ],
    [
      'environment',
      ['no environment: which device, system, application or network place'],
      { environment: { networkPlace: 'Head office' } },
      { filled: ['environment.networkPlace'] },
    ],
    ['environment', ['no environment: which device, system, application or network place'], { environment: {} }],
    ['environment', ['no environment: which device, system, application or network place'], { environment: { asset: '?', os: 'unknown' } }],
    ['extent', ['no extent: how many people', 'no impact: what it stops, or how badly'], { extent: {} }],
    ['extent', ['no extent: how many people'], { extent: { howBadly: 'Nobody prints invoices' } }],
    ['extent', ['no impact: what it stops, or how badly'], { extent: { peopleAffected: 3, howBadly: 'broken' } }],
  ];
  for (const [item, lacks, draft, given] of cases)
    test(`${item} lacks: ${lacks.join(', ')}`, () => {
      const score = scorePacket(scored(draft, given));

      const { complete, lacks: said } = score.items.find((one) => one.item === item) ?? {};
      assert.deepEqual([complete, said], [false, lacks]);
    });

  test('a file is evidence, whatever was written with it', () => {
    const score = scorePacket(scored({ errorText: 'broken' }, { files: 1 }));

    assert.equal(score.complete, 7);
  });

  test('six of seven may be sent, five may not', () => {
    const [six, five] = [scorePacket(scored({ environment: {} })), scorePacket(scored({ environment: {}, extent: {} }))];

    assert.deepEqual([six.complete, six.sendable, five.complete, five.sendable], [6, true, 5, false]);
  });
});

describe('Which criteria are met', () => {
  const because = (criterion: string, given: Partial<Observed>) => {
    const found = criteriaMet(firstInForce, { ...observed, ...given }).find((one) => one.criterion === criterion);
    return [found?.met, found?.because];
  };
  const claiming = (criterion: PacketDraft['criterion'], criterionDetail?: string): Partial<Observed> => ({
    draft: { criterion, ...(criterionDetail !== undefined && { criterionDetail }) },
  });
  const cases: readonly [string, Partial<Observed>, boolean, string][] = [
    ['access', claiming('access', 'Active Directory: unlock accounts'), true, 'Active Directory: unlock accounts'],
    ['access', claiming('access', 'No access to the system'), false, 'name both the system and the right'],
    ['access', claiming('authority', 'Active Directory: unlock accounts'), false, 'say which system and which right'],
    ['steps_exhausted', {}, true, '2 steps tried or skipped, none worked'],
    ['steps_exhausted', { steps: [failed] }, false, '1 step tried or skipped, none worked; 2 are needed'],
    ['steps_exhausted', { steps: [failed, failed, { outcome: 'worked', standardStepId: null }] }, false, 'a step worked'],
    [
      'steps_exhausted',
      { steps: [failed, { outcome: 'not_applicable', standardStepId: null }] },
      false,
      '1 step tried or skipped, none worked; 2 are needed',
    ],
    ['pattern', { people: () => 2 }, true, 'the same trouble at 2 people at this department or site within 60 minutes'],
    ['pattern', {}, false, 'nobody else with the same trouble at this department or site within 60 minutes'],
    ['sla_risk', {}, false, '7:00 left of 8:00'],
    ['sla_risk', { clock: { secondsLeft: 2 * hour, targetSeconds: 8 * hour } }, true, '2:00 left of 8:00'],
    ['sla_risk', { clock: { secondsLeft: 2 * hour + 1, targetSeconds: 8 * hour } }, false, '2:00 left of 8:00'],
    ['sla_risk', { clock: { secondsLeft: hour - 1, targetSeconds: 2 * hour } }, true, '0:59 left of 2:00'],
    ['sla_risk', { clock: { secondsLeft: -61, targetSeconds: 8 * hour } }, true, 'overdue by 0:01'],
    ['sla_risk', { clock: undefined }, false, 'no clock runs'],
    ['authority', claiming('authority', 'Wants an exception for a private phone'), true, 'Wants an exception for a private phone'],
    ['authority', claiming('authority', 'broken'), false, 'say which exception or which concern'],
    ['outage', { fromTier: 2, ...claiming('outage', 'ERP at all sites') }, true, 'ERP at all sites'],
  ];
  for (const [criterion, given, met, said] of cases)
    test(`${criterion}: ${met ? 'met' : 'not met'}, ${said}`, () => {
      assert.deepEqual(because(criterion, given), [met, said]);
    });

  test('Tier 1 is shown its five, Tier 2 three more', () => {
    const shown = (fromTier: 1 | 2) => criteriaMet(firstInForce, { ...observed, fromTier }).length;

    assert.deepEqual([shown(1), shown(2)], [5, 8]);
  });
});

test('words that say only that there is trouble are vague, and those that say which are not', () => {
  const vague = ['does not work', 'It doesn’t work!', 'the printer is broken', 'N/A', '???', 'please check', 'Still not working'];
  const withSubject = ['Printer does not work', 'Outlook is broken', 'VPN not working', 'nothing works', 'The shared drive is down again'];
  const joined = ['It does not work, please help', 'Broken. Please check the printer!', 'There was an error', 'can you have a look please'];
  for (const words of [...vague, ...withSubject, ...joined]) assert.equal(isVague(words), true, words);
  const telling = ['0x80070775', 'Access denied', 'does not work since KB5034441', 'El sistema no responde', '404'];
  const named = [
    'PRN-0207 is down',
    'It does not work: error 0x1F',
    'Please check why MBX-12 is over its quota',
    'Cannot open invoice.pdf',
  ];
  const whole = ['Nobody in Finance can print invoices', 'Broken since the update to 24H2', 'The page stays white, nothing is down'];
  for (const words of [...telling, ...named, ...whole]) assert.equal(isVague(words), false, words);
});
