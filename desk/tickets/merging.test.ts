import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registerRequester } from '../../estate/people/contract.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { readClockStatement } from '../clocks/contract.ts';
import { listPromises, makePromise } from '../promises/contract.ts';
import {
  addNote,
  assignTicket,
  attachEvidence,
  closeTicket,
  listEvidence,
  listLinks,
  listSteps,
  mergeTickets,
  openTicket,
  readTicket,
  readTimeline,
  recordStep,
  reopenTicket,
  replyToRequester,
  resolveTicket,
  splitTicket,
} from './contract.ts';
import {
  mergedAlready,
  mergeIntoItself,
  notInThisState,
  notOnThisTicket,
  notOpenToMerge,
  requesterUnknown,
  verdictAwaited,
} from './refusals.ts';

async function whole(desk: Desk, ticketId: string, who = desk.ada) {
  const ticket = await desk.does(who, readTicket, { ticketId });
  return 'client' in ticket ? ticket : assert.fail('An agent reads all of it');
}

const referenceOf = async (desk: Desk, ticketId: string) => (await whole(desk, ticketId)).reference;

async function resolutionOf(desk: Desk, ticketId: string) {
  const { clocks } = await desk.does(desk.ada, readClockStatement, { ticketId });
  const line = clocks.findLast(({ kind, metric, stoppedAt }) => kind === 'sla' && metric === 'resolution' && stoppedAt === null);
  return { startedAt: line?.startedAt, dueAt: line?.dueAt };
}

async function colleague(desk: Desk) {
  const { requesterId } = await desk.does(desk.dana, registerRequester, {
    clientId: desk.northgate.id,
    name: 'Rae',
    email: `rae.${desk.northgate.id}@client.example`,
  });
  return requesterId;
}

test('merged tickets are duplicates of the one that stays, and their numbers lead to it for ever', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [stay, one, two, last] = [await desk.openTicket(), await desk.openTicket(), await desk.openTicket(), await desk.openTicket()];
  const [oneReference, stayReference] = [await referenceOf(desk, one), await referenceOf(desk, stay)];
  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [one, two] });

  const merged = await desk.does(desk.ada, mergeTickets, { ticketId: last, sources: [stay] });

  const byNumber = await whole(desk, oneReference);
  const itself = await whole(desk, one);
  assert.deepEqual(
    merged.sources.map(({ reference }) => reference),
    [stayReference],
  );
  assert.deepEqual([byNumber.ticketId, byNumber.mergedFrom, byNumber.mergedInto], [last, oneReference, null]);
  assert.deepEqual([itself.state, itself.mergedInto?.ticketId, itself.mergedFrom], ['cancelled', last, null]);
  assert.equal((await whole(desk, oneReference.replace('INC', 'REQ'))).ticketId, last);
});

test('what was said and done on them is read on the one that stays, with where it stands', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [stay, source] = [await desk.openTicket(), await desk.openTicket()];
  const reference = await referenceOf(desk, source);
  await desk.does(desk.ada, addNote, { ticketId: source, body: 'Kim called about it' });
  desk.moveClockTo('2026-03-02T09:05:00Z');
  await desk.does(desk.ada, replyToRequester, { ticketId: stay, body: 'We look into it' });
  await desk.does(desk.ada, recordStep, { ticketId: source, action: 'Restarted the spooler', outcome: 'did_not_work' });
  await desk.does(
    desk.ada,
    attachEvidence,
    { ticketId: source, fileName: 'spool.log' },
    {
      bytes: (async function* () {
        yield Buffer.from('error 0x8007');
      })(),
    },
  );

  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [source] });

  const first = await desk.does(desk.ada, readTimeline, { ticketId: stay, limit: 4 });
  const rest = await desk.does(desk.ada, readTimeline, { ticketId: stay, cursor: first.nextCursor ?? '' });
  const said = [...first.items, ...rest.items]
    .filter(({ name }) => !name.startsWith('clock-'))
    .map(({ name, of }) => `${name} ${of?.reference ?? ''}`);
  assert.deepEqual(said, [
    'ticket-opened ',
    `ticket-opened ${reference}`,
    `note-added ${reference}`,
    'reply-sent ',
    `step-tried ${reference}`,
    `evidence-attached ${reference}`,
    'tickets-merged ',
  ]);
  const of = { ticketId: source, reference };
  assert.deepEqual(
    (await desk.does(desk.ada, listSteps, { ticketId: stay })).items.map((step) => step.of),
    [of],
  );
  assert.deepEqual(
    (await desk.does(desk.ada, listEvidence, { ticketId: stay })).items.map((file) => file.of),
    [of],
  );
  assert.deepEqual(
    (await desk.does(desk.ada, listLinks, { ticketId: stay })).items.map((link) => [link.link, link.reference, link.state]),
    [['merged_from', reference, 'cancelled']],
  );
});

test('the earliest start counts, and no clock’s own start moves', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const source = await desk.openTicket();
  const before = await resolutionOf(desk, source);
  desk.moveClockTo('2026-03-02T11:00:00Z');
  const stay = await desk.openTicket();
  desk.moveClockTo('2026-03-02T11:30:00Z');

  const { startedAt } = await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [source] });

  const after = await resolutionOf(desk, stay);
  const { rows } = await desk.place.database.pool.query(
    `select started_at::text, met from clocks.clock where ticket_id = $1 and kind = 'sla' and metric = 'resolution' order by started_at`,
    [stay],
  );
  assert.deepEqual([startedAt, after], ['2026-03-02T09:00:00Z', before]);
  assert.deepEqual(
    rows.map((row) => [row.started_at, row.met]),
    [
      ['2026-03-02 09:00:00+00', null],
      ['2026-03-02 11:00:00+00', null],
    ],
  );
});

test('a later one changes nothing about the clock, and what was answered stays answered', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const stay = await desk.openTicket();
  const before = await resolutionOf(desk, stay);
  desk.moveClockTo('2026-03-02T10:00:00Z');
  const source = await desk.openTicket();

  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [source] });

  const { items } = await desk.does(desk.ada, readTimeline, { ticketId: stay, limit: 200 });
  assert.deepEqual(await resolutionOf(desk, stay), before);
  assert.deepEqual(
    items.filter(({ name, of }) => name.startsWith('clock-') && of === null).map(({ name }) => name),
    ['clock-started'],
  );
});

test('saying it twice changes nothing; a circle, itself, what is over and what awaits a verdict are refused', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [stay, source, other] = [await desk.openTicket(), await desk.openTicket(), await desk.openTicket()];
  const waiting = await triedTicket(desk);
  await escalate(desk, waiting);
  const merge = (ticketId: string, ...sources: string[]) => desk.does(desk.ada, mergeTickets, { ticketId, sources });
  await merge(stay, source);

  const { sources } = await merge(stay, source, source);

  assert.deepEqual(sources, []);
  await expectRefusal(merge(source, stay), mergedAlready);
  await expectRefusal(merge(other, source), mergedAlready);
  await expectRefusal(merge(stay, stay), mergeIntoItself);
  await expectRefusal(merge(stay, waiting), verdictAwaited);
  await desk.does(desk.ada, assignTicket, { ticketId: other, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId: other, resolution: 'A new cable', tellRequester: 'It works' });
  assert.deepEqual(await expectRefusal(merge(stay, other), notOpenToMerge), {
    reference: await referenceOf(desk, other),
    state: 'resolved',
  });
});

test('no link crosses clients, and another client’s ticket answers like one that is not there', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const own = await desk.openTicket();
  const { ticketId: theirs } = await desk.does(desk.otto, openTicket, { requesterId: desk.sam.id, title: 'Secret of Harbor' });

  for (const who of [desk.ada, desk.dana]) {
    await expectNotFound(desk.does(who, mergeTickets, { ticketId: own, sources: [theirs] }));
    await expectNotFound(desk.does(who, mergeTickets, { ticketId: own, sources: [crypto.randomUUID()] }));
    await expectRefusal(
      desk.does(who, splitTicket, { ticketId: own, title: 'Something else', requesterId: desk.sam.id }),
      requesterUnknown,
    );
  }

  assert.deepEqual((await desk.does(desk.ada, listLinks, { ticketId: own })).items, []);
});

test('a child that was split off stands where its parent stands, and its clock began with the parent’s', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const parent = await desk.openTicket();
  const { messageId } = await desk.does(desk.kim, replyToRequester, { ticketId: parent, body: 'And the scanner is broken too' });
  desk.moveClockTo('2026-03-02T11:00:00Z');

  const child = await desk.does(desk.ada, splitTicket, { ticketId: parent, title: 'The scanner is broken', messageIds: [messageId] });

  const reference = await referenceOf(desk, parent);
  const [ticket, up, down] = [
    await whole(desk, child.ticketId),
    await whole(desk, parent),
    await desk.does(desk.ada, listLinks, { ticketId: parent }),
  ];
  const { items } = await desk.does(desk.ada, readTimeline, { ticketId: child.ticketId });
  assert.deepEqual([child.startedAt, await resolutionOf(desk, child.ticketId)], ['2026-03-02T09:00:00Z', await resolutionOf(desk, parent)]);
  assert.deepEqual([ticket.team, ticket.tier, ticket.state, ticket.requester.id], [up.team, 1, 'new', desk.kim.id]);
  assert.deepEqual(
    items.filter(({ of }) => of !== null).map(({ payload, of }) => [payload.body, of?.reference]),
    [['And the scanner is broken too', reference]],
  );
  assert.deepEqual(
    down.items.map(({ link, reference: to }) => [link, to]),
    [['split_into', child.reference]],
  );
});

test('of another requester it is a new request: its clock begins now, and they see nothing of the parent', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const parent = await desk.openTicket();
  const { messageId } = await desk.does(desk.kim, replyToRequester, { ticketId: parent, body: 'Rae’s screen flickers' });
  desk.moveClockTo('2026-03-02T11:00:00.123456789Z');

  const child = await desk.does(desk.ada, splitTicket, {
    ticketId: parent,
    title: 'The screen flickers',
    requesterId: await colleague(desk),
    messageIds: [messageId],
  });

  const { startedAt } = await resolutionOf(desk, child.ticketId);
  assert.deepEqual([child.startedAt, startedAt], ['2026-03-02T11:00:00.123456Z', '2026-03-02T11:00:00.123456Z']);
  await expectNotFound(desk.does(desk.kim, readTicket, { ticketId: child.reference }));
});

test('what is not on the parent is not referred to, and what is over is not split', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [parent, other] = [await desk.openTicket(), await desk.openTicket()];
  const { messageId } = await desk.does(desk.ada, addNote, { ticketId: other, body: 'Of the other' });
  const split = (ticketId: string, messageIds: string[] = []) =>
    desk.does(desk.ada, splitTicket, { ticketId, title: 'Something else', messageIds });

  await expectRefusal(split(parent, [messageId]), notOnThisTicket);
  await expectRefusal(split(parent, [crypto.randomUUID()]), notOnThisTicket);
  await desk.does(desk.ada, assignTicket, { ticketId: other, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId: other, resolution: 'A new cable', tellRequester: 'It works' });
  await desk.does(desk.ada, closeTicket, { ticketId: other });
  await expectRefusal(split(other), notInThisState);
});

test('a requester whose ticket was joined with another’s reads the own words, and with an own one is led to it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [first, second] = [await desk.openTicket(), await desk.openTicket()];
  const raes = await desk.openTicket({ requesterId: await colleague(desk), title: 'Rae’s words' });
  const [secondReference, firstReference] = [await referenceOf(desk, second), await referenceOf(desk, first)];
  await desk.does(desk.ada, mergeTickets, { ticketId: first, sources: [second] });

  const led = await desk.does(desk.kim, readTicket, { ticketId: secondReference });
  await desk.does(desk.ada, mergeTickets, { ticketId: raes, sources: [first] });
  const joined = await desk.does(desk.kim, readTicket, { ticketId: firstReference });

  assert.deepEqual([led.ticketId, led.mergedFrom], [first, secondReference]);
  assert.deepEqual([joined.ticketId, 'joined' in joined && joined.joined, joined.mergedFrom], [first, true, null]);
  assert.doesNotMatch(JSON.stringify(joined), /Rae/);
});

test('a requester whose ticket was joined hears what agents say from then on, and nothing that the other one writes', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const stay = await desk.openTicket({ title: 'Kim’s words' });
  const requesterId = await colleague(desk);
  const raes = await desk.openTicket({ requesterId });
  await desk.does(desk.ada, replyToRequester, { ticketId: stay, body: 'Said before the merge' });
  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [raes] });

  await desk.does(desk.kim, replyToRequester, { ticketId: stay, body: 'Kim’s answer' });
  await desk.does(desk.ada, replyToRequester, { ticketId: stay, body: 'The driver is being replaced' });
  await desk.does(desk.ada, addNote, { ticketId: stay, body: 'Internal' });
  await desk.does(desk.ada, assignTicket, { ticketId: stay, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId: stay, resolution: 'A new driver', tellRequester: 'It prints again' });

  const rae = { ...desk.kim, id: requesterId, authority: { ...desk.kim.authority, accountId: requesterId, requesterId } };
  const { items } = await desk.does(rae, readTimeline, { ticketId: raes });
  const agents = await desk.does(desk.ada, readTimeline, { ticketId: stay, limit: 200 });
  assert.deepEqual(
    items.filter(({ name }) => name === 'reply-sent').map(({ payload, by }) => [payload.body, by.name]),
    [
      ['The driver is being replaced', 'Ada'],
      ['It prints again', 'Ada'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(items), /Kim/);
  assert.equal(agents.items.filter(({ name }) => name === 'reply-passed-on').length, 0);
  assert.deepEqual((await whole(desk, stay)).alsoTold, ['Rae']);
  await expectNotFound(desk.does(rae, readTimeline, { ticketId: stay }));
  assert.equal((await verifyLog(desk.place)).wrong, undefined);
});

test('the earliest promise of all stands afterwards; none is broken, and none vanishes', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [stay, early, late] = [await desk.openTicket(), await desk.openTicket(), await desk.openTicket()];
  const promise = (ticketId: string, what: string, dueAt: string) => desk.does(desk.ada, makePromise, { ticketId, what, dueAt });
  await promise(stay, 'You hear what the printer says', '2026-03-02T12:00:00Z');
  await promise(early, 'You hear what the spooler says', '2026-03-02T10:00:00Z');
  await promise(late, 'You hear what the supplier says', '2026-03-02T15:00:00Z');

  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [early, late] });

  const of = async (ticketId: string) =>
    (await desk.does(desk.ada, listPromises, { ticketId })).items.map(({ what, dueAt, state }) => [what, dueAt, state]);
  assert.deepEqual(await of(stay), [
    ['You hear what the spooler says', '2026-03-02T10:00:00Z', 'open'],
    ['You hear what the printer says', '2026-03-02T12:00:00Z', 'kept'],
  ]);
  assert.deepEqual([(await of(early))[0]?.[2], (await of(late))[0]?.[2]], ['kept', 'kept']);
});

test('after a merge the clock that took over is the one that is told of, and that goes on when the ticket is reopened', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const source = await desk.openTicket();
  desk.moveClockTo('2026-03-02T11:00:00Z');
  const stay = await desk.openTicket();
  await desk.does(desk.ada, mergeTickets, { ticketId: stay, sources: [source] });
  const before = await resolutionOf(desk, stay);
  await desk.does(desk.ada, assignTicket, { ticketId: stay, assigneeId: 'me' });
  await desk.does(desk.ada, resolveTicket, { ticketId: stay, resolution: 'A new cable', tellRequester: 'It works' });
  await desk.does(desk.ada, closeTicket, { ticketId: stay });

  await desk.does(desk.ada, reopenTicket, { ticketId: stay, reason: 'It is back' });

  const running = await desk.place.database.pool.query(
    `select started_at::text from clocks.clock where ticket_id = $1 and kind = 'sla' and metric = 'resolution' and stopped_at is null`,
    [stay],
  );
  assert.deepEqual(await resolutionOf(desk, stay), before);
  assert.deepEqual(
    running.rows.map((row) => row.started_at),
    ['2026-03-02 09:00:00+00'],
  );
});
