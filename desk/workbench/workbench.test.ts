import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { z } from 'zod';
import { type Desk, openDesk, type Person } from '../../test/desk.ts';
import { colleagueOfKim, escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { readClockStatement } from '../clocks/contract.ts';
import { acceptEscalation, returnEscalation } from '../escalation/contract.ts';
import { makePromise } from '../promises/contract.ts';
import {
  cancelTicket,
  closeTicket,
  openTicket,
  prioritizeTicket,
  readTicket,
  reopenTicket,
  replyToRequester,
  resolveTicket,
} from '../tickets/contract.ts';
import { listTickets } from './contract.ts';

type Asked = z.input<typeof listTickets.input>;

const list = (desk: Desk, person: Person, asked: Asked = {}) => desk.does(person, listTickets, asked);
const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ ticketId }) => ticketId);
const ids = async (desk: Desk, person: Person, asked: Asked = {}) => idsOf(await list(desk, person, asked));
const resolution = { resolution: 'Plugged in', tellRequester: 'It prints again.' };

describe('The queue', () => {
  test('what will hurt next comes first: the earlier of due and promise', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const later = await desk.openTicket({ impact: 3, urgency: 3 });
    const sooner = await desk.openTicket({ impact: 1, urgency: 1 });
    const promised = await desk.openTicket({ impact: 3, urgency: 3 });
    await desk.does(desk.ada, makePromise, { ticketId: promised, what: nextUpdate.what, dueAt: '2026-03-02T10:00:00Z' });

    const { items, count, countIsCapped } = await list(desk, desk.ada);

    assert.deepEqual(
      items.map(({ ticketId, actBy }) => [ticketId, actBy]),
      [
        [promised, '2026-03-02T10:00:00Z'],
        [sooner, '2026-03-02T13:00:00Z'],
        [later, '2026-03-09T09:00:00Z'],
      ],
    );
    assert.deepEqual([count, countIsCapped], [3, false]);
  });

  test('promises due stand in the order in which they are due, page by page, and go when they are kept', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const at = { later: '2026-03-02T12:00:00Z', first: '2026-03-02T09:30:00Z', last: '2026-03-05T12:00:00Z' };
    const promised: string[] = [];
    for (const dueAt of Object.values(at)) {
      const ticketId = await desk.openTicket();
      promised.push(ticketId);
      await desk.does(desk.ada, makePromise, { ticketId, what: nextUpdate.what, dueAt });
    }
    await desk.openTicket();
    const [later = '', first = '', last = ''] = promised;

    const page = await desk.does(desk.ada, listTickets, { view: 'promises', limit: 2 });
    const rest = await desk.does(desk.ada, listTickets, { view: 'promises', limit: 2, cursor: page.nextCursor ?? '' });
    await desk.does(desk.ada, replyToRequester, { ticketId: first, body: 'The log says more.' });
    const kept = await desk.does(desk.ada, listTickets, { view: 'promises' });

    assert.deepEqual([page.items.map(({ ticketId }) => ticketId), page.count], [[first, later], 3]);
    assert.deepEqual(
      rest.items.map(({ ticketId }) => ticketId),
      [last],
    );
    assert.deepEqual(
      kept.items.map(({ ticketId }) => ticketId),
      [later, last],
    );
  });

  test('it goes by the clock alone again once the promise is kept, and re-prioritizing moves it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const [first, second] = [await desk.openTicket({ impact: 2, urgency: 1 }), await desk.openTicket({ impact: 2, urgency: 2 })];
    await desk.does(desk.ada, makePromise, { ticketId: second, what: nextUpdate.what, dueAt: '2026-03-02T10:00:00Z' });
    const promised = await ids(desk, desk.ada);
    await desk.does(desk.ada, replyToRequester, { ticketId: second, body: 'The queue was stuck.' });
    const kept = await ids(desk, desk.ada);

    await desk.does(desk.ada, prioritizeTicket, { ticketId: second, impact: 1, urgency: 1 });

    assert.deepEqual(
      [promised, kept, await ids(desk, desk.ada)],
      [
        [second, first],
        [first, second],
        [second, first],
      ],
    );
  });

  test('a row says all that its screen shows', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const { escalationId } = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T10:30:00Z');

    const [row] = (await list(desk, desk.ada)).items;

    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.deepEqual(row, {
      ...{ ticketId, reference: ticket.reference, kind: 'incident', title: 'The printer on floor 2 prints blank pages' },
      ...{ clientId: desk.northgate.id, clientName: 'client' in ticket ? ticket.client.name : '', requesterName: 'Kim' },
      clientColor: 'client' in ticket ? ticket.client.color : '',
      ...{ priority: 2, state: 'in_progress', pendingReason: null, tier: 1, teamName: 'Service desk' },
      ...{ assigneeId: desk.ada.id, assigneeName: 'Ada', hops: 0, returns: 0 },
      waiting: { escalationId, toTier: 2, packetComplete: 7, since: '2026-03-02T10:00:00Z' },
      ...{ openedAt: '2026-03-02T09:00:00Z', tier2At: null, tier3At: null },
      ...{ dueAt: '2026-03-02T17:00:00Z', targetSeconds: 8 * 3600, secondsLeft: 6.5 * 3600 },
      calendar: { name: 'Working hours', zone: 'UTC' },
      usedSeconds: [{ tier: 1, seconds: 1.5 * 3600 }],
      ...{ promiseDueAt: nextUpdate.dueAt, actBy: '2026-03-02T17:00:00Z' },
    });
  });

  test('used and left are what the clock statement says, whatever happened to the ticket', async () => {
    const desk = await openDesk('2026-03-02T09:00:07Z');
    const ticketId = await triedTicket(desk);
    desk.moveClockTo('2026-03-02T17:30:00.400Z');
    const first = await escalate(desk, ticketId);
    await desk.does(desk.priya, returnEscalation, { escalationId: first.escalationId, reason: 'duplicate', whatWouldHelp: 'A link' });
    desk.moveClockTo('2026-03-03T09:15:20Z');
    await desk.does(desk.priya, acceptEscalation, { escalationId: (await escalate(desk, ticketId)).escalationId });
    desk.moveClockTo('2026-03-03T11:00:00.900Z');
    await desk.does(desk.priya, resolveTicket, { ticketId, ...resolution });
    const resolved = (await list(desk, desk.ada, { view: 'done' })).items.find((row) => row.ticketId === ticketId);
    desk.moveClockTo('2026-03-04T12:00:00Z');
    await desk.does(desk.kim, closeTicket, { ticketId });
    await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It is back.' });
    desk.moveClockTo('2026-03-04T13:00:31Z');

    const [row] = (await list(desk, desk.priya)).items;

    const statement = await desk.does(desk.priya, readClockStatement, { ticketId });
    const clock = statement.clocks.find(({ metric }) => metric === 'resolution');
    assert.deepEqual(
      row?.usedSeconds,
      statement.tiers.map(({ tier, workingSeconds }) => ({ tier, seconds: workingSeconds })),
    );
    assert.deepEqual([row?.secondsLeft, row?.dueAt, row?.tier2At], [clock?.secondsLeft, clock?.dueAt, '2026-03-03T09:15:20Z']);
    assert.deepEqual([resolved?.secondsLeft, resolved?.dueAt, resolved?.actBy], [null, null, null]);
    assert.deepEqual([row?.returns, row?.waiting], [1, null]);
  });
});

describe('The views of the queue', () => {
  test('mine, unassigned, a tier’s, a team’s and a requester’s', async () => {
    const desk = await openDesk();
    const [queued, mine, network] = [await desk.openTicket({ impact: 3, urgency: 3 }), await triedTicket(desk), await triedTicket(desk)];
    const { escalationId } = await escalate(desk, network, { toTeamId: desk.teams.network });
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    const requesterId = await colleagueOfKim(desk);
    const colleagues = await desk.openTicket({ requesterId, impact: 3, urgency: 3 });

    assert.deepEqual(await ids(desk, desk.ada, { view: 'mine' }), [mine]);
    assert.deepEqual(await ids(desk, desk.priya, { view: 'mine' }), [network]);
    assert.deepEqual(await ids(desk, desk.ada, { view: 'unassigned' }), [queued, colleagues]);
    assert.deepEqual(await ids(desk, desk.ada, { tier: 2 }), [network]);
    assert.deepEqual(await ids(desk, desk.ada, { teamId: desk.teams.network }), [network]);
    assert.deepEqual(await ids(desk, desk.ada, { requesterId }), [colleagues]);
    assert.deepEqual(await ids(desk, desk.ada, { tier: 1, requesterId: desk.kim.id }), [mine, queued]);
    assert.deepEqual(await ids(desk, desk.lee, { clientId: desk.northgate.id, tier: 2 }), [network]);
  });

  test('returned are those that came back and were not sent again', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);
    const before = await ids(desk, desk.ada, { view: 'returned' });
    await desk.does(desk.priya, returnEscalation, { escalationId, reason: 'tier1_can_resolve', whatWouldHelp: 'Try the other tray' });
    const after = await ids(desk, desk.ada, { view: 'returned' });

    await escalate(desk, ticketId);

    assert.deepEqual([before, after, await ids(desk, desk.ada, { view: 'returned' })], [[], [ticketId], []]);
  });

  test('what is done leaves the open queue, newest first, and comes back when it is reopened', async () => {
    const desk = await openDesk();
    const [first, second, third] = [await triedTicket(desk), await triedTicket(desk), await desk.openTicket()];
    await desk.does(desk.ada, resolveTicket, { ticketId: first, ...resolution });
    await desk.does(desk.ada, cancelTicket, { ticketId: second, reason: 'Opened twice' });
    const [open, done] = [await ids(desk, desk.ada), await ids(desk, desk.ada, { view: 'done' })];

    await desk.does(desk.kim, reopenTicket, { ticketId: first, reason: 'It is back.' });

    assert.deepEqual([open, done], [[third], [second, first]]);
    assert.deepEqual(await ids(desk, desk.ada, { view: 'done' }), [second]);
    assert.equal((await list(desk, desk.ada)).count, 2);
  });
});

describe('Paging', () => {
  test('pages hold each ticket once while others come, go and become more urgent', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const standing: string[] = [];
    for (let place = 0; place < 7; place += 1) standing.push(await desk.openTicket({ impact: place < 3 ? 2 : 3 }));
    const seen: string[] = [];
    let cursor: string | undefined;

    for (let pages = 0; ; pages += 1) {
      const page = await list(desk, desk.ada, { limit: 3, ...(cursor !== undefined && { cursor }) });
      seen.push(...idsOf(page));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      await desk.openTicket({ title: 'Comes in between, more urgent', impact: 1, urgency: 1 });
      const ticketId = seen[0] ?? '';
      if (pages === 0) await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' });
      else await desk.does(desk.ada, makePromise, { ticketId: seen[1] ?? '', what: nextUpdate.what, dueAt: '2026-03-02T10:00:00Z' });
    }

    assert.deepEqual(seen.toSorted(), standing.toSorted());
  });

  test('what was done is paged too', async () => {
    const desk = await openDesk();
    for (let place = 0; place < 5; place += 1)
      await desk.does(desk.ada, cancelTicket, { ticketId: await desk.openTicket(), reason: 'Opened twice' });
    const whole = await list(desk, desk.ada, { view: 'done' });

    const first = await list(desk, desk.ada, { view: 'done', limit: 3 });
    const rest = await list(desk, desk.ada, { view: 'done', limit: 3, cursor: first.nextCursor ?? '' });

    assert.deepEqual([...first.items, ...rest.items], whole.items);
    assert.deepEqual([first.count, rest.count, rest.nextCursor], [5, 5, null]);
  });
});

describe('Searching', () => {
  test('the beginnings of words are found, folded, and so are references', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket({ title: 'Frau Müller’s résumé will not print on PRN-0207' });
    await desk.openTicket({ title: 'Another printer' });
    const { reference } = await desk.does(desk.ada, readTicket, { ticketId });
    const number = reference.slice(4);

    for (const search of ['muller', 'RÉSU pri', 'prn-02', '0207', reference, reference.toLowerCase(), `INC${number}`, number])
      assert.deepEqual(await ids(desk, desk.ada, { search }), [ticketId], search);
    for (const search of ['üller', 'muller scanner', '?!', "'print':* | !scanner", 'REQ-999999'])
      assert.deepEqual(await ids(desk, desk.ada, { search }), [], search);
  });

  test('a view and its filters hold for what is found, and what is done is found among the done', async () => {
    const desk = await openDesk();
    const [open, done] = [await triedTicket(desk, { title: 'Scanner stuck' }), await triedTicket(desk, { title: 'Scanner broken' })];
    await desk.does(desk.ada, resolveTicket, { ticketId: done, ...resolution });

    assert.deepEqual(await ids(desk, desk.ada, { search: 'scanner' }), [open]);
    assert.deepEqual(await ids(desk, desk.ada, { search: 'scanner', view: 'done' }), [done]);
    assert.deepEqual(await ids(desk, desk.ada, { search: 'scanner', view: 'unassigned' }), []);
    assert.equal((await list(desk, desk.ada, { search: 'scanner', limit: 1 })).count, 1);
  });
});

describe('The wall', () => {
  test('every reply is the same to the byte whether another client has tickets or none', async () => {
    const desk = await openDesk();
    const shared = { title: 'Scanner stuck', impact: 1 as const };
    const mine = await triedTicket(desk, shared);
    await desk.does(desk.ada, cancelTicket, { ticketId: await desk.openTicket(shared), reason: 'Opened twice' });
    const { reference } = await desk.does(desk.ada, readTicket, { ticketId: mine });
    const asked: Asked[] = [
      ...(['open', 'mine', 'unassigned', 'returned', 'done'] as const).map((view) => ({ view })),
      ...[{ tier: 1 as const }, { teamId: desk.teams.tier1 }, { search: 'scanner' }, { search: 'scanner', view: 'done' as const }],
      ...[{ search: reference }, { clientId: desk.harbor.id }, { requesterId: desk.sam.id }, { limit: 1 }],
    ];
    const replies = async () => JSON.stringify(await Promise.all(asked.map((one) => list(desk, desk.ada, one))));
    const before = await replies();

    const foreign = await desk.does(desk.sam, openTicket, { title: shared.title });
    await desk.does(desk.sam, openTicket, { title: `About ${reference}` });
    const cancelled = await desk.does(desk.sam, openTicket, { title: shared.title });
    await desk.does(desk.dana, cancelTicket, { ticketId: cancelled.ticketId, reason: 'Opened twice' });

    assert.equal(await replies(), before);
    assert.ok((await ids(desk, desk.otto, { search: 'scanner' })).includes(foreign.ticketId));
    assert.equal((await list(desk, desk.otto, { search: 'scanner' })).count, 1);
  });
});
