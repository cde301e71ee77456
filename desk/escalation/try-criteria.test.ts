import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeAccessMap } from '../../estate/access/contract.ts';
import { notPermitted } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { colleagueOfKim, completePacket, escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { printerSteps } from '../../test/standard-steps-desk.ts';
import { changeCriteria } from '../criteria/contract.ts';
import { firstCriteria } from '../criteria/first-criteria.ts';
import { criteriaImpossible } from '../criteria/refusals.ts';
import type { Check, CriterionTerms } from '../criteria/rules.ts';
import { tickStandardStep } from '../standard-steps/contract.ts';
import { cancelTicket, categorizeTicket, prioritizeTicket } from '../tickets/contract.ts';
import { escalateTicket, listEscalations, listWaitingEscalations, readPacket, scorePacket, tryCriteria } from './contract.ts';

import { pastEscalations } from './past-escalations.ts';

const own = (criterion: string, ...checks: Check[]): CriterionTerms => ({
  criterion,
  words: `Our own: ${criterion}`,
  question: 'Please look.',
  fromTiers: [1],
  checks,
  off: false,
});
const several = (people: number, minutes: number): Check => ({ kind: 'people', people, minutes, place: 'department_or_site' });

/** Northgate's draft, tried by Dana; answers how often each of the draft's own was met. */
async function trial(desk: Desk, criteria: CriterionTerms[], more: { show?: string; limit?: number; cursor?: string } = {}) {
  const reply = await desk.does(desk.dana, tryCriteria, { clientId: desk.northgate.id, criteria, ...more });
  return { ...reply, met: new Map(reply.criteria.map(({ criterion, met }) => [criterion, met])) };
}

describe('Why a ticket went up', () => {
  test('an escalation keeps the criterion as it was said, of which version, and why it was met', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const late = { ...own('late_enough', { kind: 'ticket', priorities: [2] }), question: 'Please hurry.' };
    await desk.does(desk.dana, changeCriteria, { clientId, readVersion: 0, criteria: [late] });
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId, { packet: { ...completePacket, criterion: 'late_enough' } });
    await desk.does(desk.dana, changeCriteria, { clientId, readVersion: 1, criteria: [{ ...late, words: 'Other words' }] });

    const sent = await desk.does(desk.priya, readPacket, { escalationId });

    const why = {
      criterion: 'late_enough',
      words: 'Our own: late_enough',
      layer: 'client',
      version: 1,
      met: true,
      because: 'it is P2',
    };
    assert.deepEqual(sent.packet.why, why);
    assert.equal(sent.packet.draft.question, 'Please hurry.');
    const [waiting] = (await desk.does(desk.priya, listWaitingEscalations, { tier: 2 })).items;
    const [listed] = (await desk.does(desk.ada, listEscalations, { ticketId })).items;
    assert.deepEqual([waiting?.why, listed?.why], [why, why]);
  });

  test('a right that is missing travels with who owns it; one that the map says is there meets nothing', async () => {
    const desk = await openDesk();
    const actions = [
      { name: 'Unlock accounts', tiers: [2 as const], agentIds: [] },
      { name: 'Reset passwords', tiers: [1 as const, 2 as const], agentIds: [] },
    ];
    const system = { clientId: desk.northgate.id, readVersion: 0, name: 'Active Directory', owner: 'Identity team', actions };
    await desk.does(desk.dana, changeAccessMap, system);
    const ticketId = await triedTicket(desk);
    const lacking = (right: string) => ({
      ...completePacket,
      criterion: 'access',
      accessLacking: { system: 'Active Directory', right },
    });
    const verdict = async (right: string) =>
      (await desk.does(desk.ada, scorePacket, { ticketId, packet: lacking(right) })).criteria.find(
        ({ criterion }) => criterion === 'access',
      );

    const [allowed, missing] = [await verdict('Reset passwords'), await verdict('Unlock accounts')];
    const { escalationId } = await escalate(desk, ticketId, { packet: lacking('Unlock accounts') });

    assert.deepEqual([allowed?.met, allowed?.because], [false, 'the access map says that Tier 1 may: Active Directory, Reset passwords']);
    assert.deepEqual([missing?.met, missing?.because], [true, 'Active Directory: Unlock accounts']);
    const { packet } = await desk.does(desk.priya, readPacket, { escalationId });
    assert.deepEqual(packet.accessLacking, {
      system: 'Active Directory',
      right: 'Unlock accounts',
      owner: 'Identity team',
      mapSays: 'lacking',
    });
  });

  test('where a category has standard steps, they are what must be exhausted', async () => {
    const desk = await openDesk();
    const { categoryId, stepIds } = await printerSteps(desk);
    const ticketId = await triedTicket(desk, { categoryId });
    const exhausted = async () => {
      const { criteria } = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'none' } });
      const { met, because } = criteria.find(({ criterion }) => criterion === 'steps_exhausted') ?? {};
      return [met, because];
    };
    const tick = (index: number, more: { outcome: 'did_not_work' | 'skipped' | 'worked'; result?: string }) =>
      desk.does(desk.ada, tickStandardStep, { ticketId, standardStepId: stepIds[index] ?? '', ...more });

    const said = [await exhausted()];
    await tick(0, { outcome: 'worked' });
    said.push(await exhausted());
    await tick(0, { outcome: 'did_not_work' });
    said.push(await exhausted());
    await tick(1, { outcome: 'skipped', result: 'No toner in the house' });
    said.push(await exhausted());

    assert.deepEqual(said, [
      [false, '0 of 2 standard steps done; still to try: Restart the spooler, Change the toner'],
      [false, 'a step worked'],
      [false, '1 of 2 standard steps done; still to try: Change the toner'],
      [true, 'all 2 standard steps done or skipped, none worked (version 1)'],
    ]);
  });
});

describe('A draft of criteria, tried on history', () => {
  test('how often each would have been met, how often it was, and which met none, page by page', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const raise = async (title: string, fields: object = {}, dueAt = nextUpdate.dueAt) => {
      const ticketId = await triedTicket(desk, { title, ...fields });
      await escalate(desk, ticketId, { nextUpdate: { ...nextUpdate, dueAt } });
      return ticketId;
    };
    desk.moveClockTo('2025-11-20T09:00:00Z');
    await raise('Too long ago to count', {}, '2025-11-20T15:00:00Z');
    desk.moveClockTo('2026-03-02T09:00:00Z');
    const urgent = await raise('Urgent trouble alpha', { impact: 1, urgency: 1 });
    desk.moveClockTo('2026-03-02T11:00:00Z');
    const plain = [await raise('Plain trouble beta'), await raise('Another thing gamma')];
    const draft = [
      own('urgent', { kind: 'ticket', priorities: [1] }),
      ...firstCriteria.map((one) => ({ ...one, off: one.criterion !== 'access' })),
    ];

    const first = await trial(desk, draft, { show: 'none', limit: 1 });
    const second = await trial(desk, draft, { show: 'none', limit: 1, cursor: first.nextCursor ?? '' });
    const shown = await trial(desk, draft, { show: 'urgent' });

    assert.deepEqual([first.escalations, first.lookedAt, first.none, first.noneBefore], [3, 3, 2, 0]);
    assert.deepEqual(
      first.criteria.map(({ criterion, met, before }) => [criterion, met, before]),
      [
        ['access', 0, 0],
        ['urgent', 1, null],
      ],
    );
    assert.deepEqual(
      [...first.items, ...second.items].map(({ ticketId }) => ticketId),
      plain.toReversed(),
    );
    assert.equal(second.nextCursor, null);
    assert.deepEqual(
      shown.items.map(({ ticketId, because }) => [ticketId, because]),
      [[urgent, 'it is P1']],
    );
  });

  test('each is checked as it stood when it was sent: who else had it by then, priority, category, steps', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { categoryId } = await printerSteps(desk);
    const ticketId = await triedTicket(desk, { title: 'Outlook asks for the password again', categoryId });
    const early = await desk.openTicket({ requesterId: await colleagueOfKim(desk), title: 'Password asked by Outlook' });
    desk.moveClockTo('2026-03-02T09:30:00Z');
    await escalate(desk, ticketId, { overrideReason: 'The steps are still to be tried' });
    desk.moveClockTo('2026-03-02T09:40:00Z');
    await desk.openTicket({ requesterId: await colleagueOfKim(desk, 'Ravi'), title: 'Outlook wants the password' });
    await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 });
    await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId: null });
    await desk.does(desk.ada, cancelTicket, { ticketId: early, reason: 'Solved itself' });

    const { met } = await trial(desk, [
      own('two', several(2, 60)),
      own('three', several(3, 60)),
      own('first', { kind: 'ticket', priorities: [1] }),
      own('second', { kind: 'ticket', priorities: [2], categoryIds: [categoryId] }),
      own('steps', { kind: 'steps_exhausted', fewest: 2 }),
    ]);

    assert.deepEqual(
      ['two', 'three', 'first', 'second', 'steps'].map((name) => [name, met.get(name)]),
      [
        ['two', 1],
        ['three', 0],
        ['first', 0],
        ['second', 1],
        ['steps', 0],
      ],
    );
  });

  test('they are read in pieces, the newest first, and a piece says how many there are; a category has those below it too', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { clientId, categoryId, largeId } = await printerSteps(desk);
    const overrideReason = 'The steps are still to be tried';
    const small = await triedTicket(desk);
    await escalate(desk, small);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const large = await triedTicket(desk, { categoryId: largeId });
    await escalate(desk, large, { overrideReason });
    const since = Temporal.Instant.from('2026-03-01T00:00:00Z');

    const read = { clientId, categoryId: null, since, most: 1 };
    const sample = await desk.asDesk(({ sql }) => pastEscalations(sql, read));
    const rest = await desk.asDesk(({ sql }) => pastEscalations(sql, { ...read, before: sample.escalations[0] }));
    const end = await desk.asDesk(({ sql }) => pastEscalations(sql, { ...read, before: rest.escalations[0] }));
    const ofCategory = await desk.does(desk.dana, tryCriteria, { clientId, categoryId, criteria: [], show: 'none' });

    assert.deepEqual([sample.total, sample.escalations.map(({ own }) => own.ticketId)], [2, [large]]);
    assert.deepEqual(
      [rest, end].map(({ escalations }) => escalations.map(({ own }) => own.ticketId)),
      [[small], []],
    );
    assert.deepEqual([ofCategory.escalations, ofCategory.items.map(({ ticketId }) => ticketId)], [1, [large]]);
  });

  test('it takes as many statements for forty escalations as for one', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const draft = [own('two', several(2, 60)), own('steps', { kind: 'steps_exhausted', fewest: 2 })];
    await escalate(desk, await triedTicket(desk));
    const one = await statements(desk, () => trial(desk, draft));
    for (let more = 0; more < 39; more += 1) {
      const ticketId = await triedTicket(desk, { title: `Trouble number ${more}` });
      await desk.does(desk.ada, escalateTicket, { ticketId, packet: completePacket, nextUpdate });
    }

    const forty = await statements(desk, () => trial(desk, draft));

    assert.equal(forty, one);
  });

  test('another client’s history is not tried on, nor the installation’s by who serves one client, and what cannot be checked is refused', async () => {
    const desk = await openDesk();
    await escalate(desk, await triedTicket(desk));
    const { authority } = desk.otto;
    const admin = { ...desk.otto, authority: { ...authority, grants: [{ clientId: desk.harbor.id, role: 'client_admin' as const }] } };
    const draft = { criteria: [own('any', { kind: 'ticket', priorities: [1, 2, 3, 4] })], show: 'any' };

    await expectNotFound(desk.does(admin, tryCriteria, { clientId: desk.northgate.id, ...draft }));
    await expectRefusal(desk.does(admin, tryCriteria, draft), notPermitted);
    const ofOwn = await desk.does(admin, tryCriteria, { clientId: desk.harbor.id, ...draft });
    const twice = { clientId: desk.northgate.id, criteria: [...draft.criteria, ...draft.criteria] };

    assert.deepEqual([ofOwn.escalations, ofOwn.items], [0, []]);
    await expectRefusal(desk.does(desk.dana, tryCriteria, twice), criteriaImpossible);
  });
});

/** How many statements the database was sent meanwhile. */
async function statements(desk: Desk, doing: () => Promise<unknown>): Promise<number> {
  const { pool } = desk.place.database;
  const clients = new Set<object>();
  let sent = 0;
  const count = (client: { query: (...words: never[]) => unknown }) => {
    if (clients.has(client)) return;
    clients.add(client);
    const query = client.query.bind(client);
    client.query = (...words) => {
      sent += 1;
      return query(...words);
    };
  };
  pool.on('acquire', count);
  try {
    await doing();
    return sent;
  } finally {
    pool.off('acquire', count);
  }
}
