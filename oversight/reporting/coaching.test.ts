import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation, addToPacket, judgeReask, requestFromSender, returnEscalation } from '../../desk/escalation/contract.ts';
import { addCategory, assignTicket, replyToRequester } from '../../desk/tickets/contract.ts';
import { inviteAgent } from '../../estate/people/contract.ts';
import { type Desk, expectNotFound, openDesk, type Person } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { shareOf } from './coaching.ts';
import { listBackAndForth, listCoachingTickets, listHops, listReasks, readCoaching } from './coaching-contract.ts';

/** Somebody who leads Ada's team at Northgate. */
async function leadOf(desk: Desk): Promise<Person> {
  const grants = [{ role: 'team_lead' as const, clientId: desk.northgate.id }];
  const { agentId } = await desk.does(desk.dana, inviteAgent, {
    name: 'Lena',
    email: `lena.${desk.northgate.id}@secondline.example`,
    tier: 1,
    grants,
    teamIds: [desk.teams.tier1],
  });
  return { id: agentId, name: 'Lena', authority: { actor: `agent:${agentId}`, personId: agentId, kind: 'agent', grants } };
}

/** Five escalations of Ada's, of which Tier 2 returned two, and once had to ask the requester what the packet lacked. */
async function fiveEscalations(desk: Desk) {
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Printing' });
  const returned: string[] = [];
  for (let number = 0; number < 5; number += 1) {
    const ticketId = await triedTicket(desk, { categoryId });
    const { escalationId } = await escalate(desk, ticketId);
    if (number < 2) {
      await desk.does(desk.priya, returnEscalation, { escalationId, reason: 'packet_incomplete', whatWouldHelp: 'The error’s words' });
      returned.unshift(escalationId);
      continue;
    }
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    if (number > 2) continue;
    desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
    const { messageId } = await desk.does(desk.priya, replyToRequester, { ticketId, body: 'Which error is it?' });
    await desk.does(desk.priya, judgeReask, { ticketId, messageId, item: 'evidence', was: 'missing' });
  }
  return { categoryId, returned };
}

test('by category first, then one’s own, and a lead’s people; every number opens the escalations behind it', async () => {
  const desk = await openDesk();
  const lead = await leadOf(desk);
  const { categoryId, returned } = await fiveEscalations(desk);
  const asked = { clientId: desk.northgate.id };

  const [hers, theirs, others] = [
    await desk.does(desk.ada, readCoaching, asked),
    await desk.does(lead, readCoaching, asked),
    await desk.does(desk.priya, readCoaching, asked),
  ];

  const printing = hers.categories.find((one) => one.categoryId === categoryId);
  assert.deepEqual(printing, {
    categoryId,
    categoryName: 'Printing',
    escalation: { count: 5, of: 5 },
    return: { count: 2, of: 5 },
    override: { count: 0, of: 5 },
    late: null,
    reask: null,
    answers: null,
  });
  assert.deepEqual([hers.own?.return, hers.people], [{ count: 2, of: 5 }, []]);
  assert.deepEqual(
    theirs.people.filter(({ agentId }) => agentId === desk.ada.id).map((one) => [one.name, one.return]),
    [['Ada', { count: 2, of: 5 }]],
  );
  assert.deepEqual([theirs.own?.return, others.own?.return, others.people], [null, null, []]);
  assert.deepEqual(
    hers.reasks.map(({ categoryName, item, missing, in_packet: there }) => [categoryName, item, missing, there]),
    [['Printing', 'evidence', 1, 0]],
  );
  assert.match(hers.definitions.return ?? '', /returned/);
  const behind = await desk.does(desk.ada, listCoachingTickets, { ...asked, measure: 'return', agentId: desk.ada.id });
  assert.deepEqual(new Set(behind.items.map(({ escalationId }) => escalationId)), new Set(returned));
  assert.equal((await desk.does(desk.ada, listCoachingTickets, { ...asked, measure: 'escalation', categoryId })).items.length, 5);
  assert.equal((await desk.does(lead, listCoachingTickets, { ...asked, measure: 'reask', agentId: desk.ada.id })).items.length, 1);
  assert.equal((await desk.does(desk.priya, listCoachingTickets, { ...asked, measure: 'return', categoryId })).items.length, 2);
});

test('every cell of the re-ask table opens its questions, by category, item and what was said of them', async () => {
  const desk = await openDesk();
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Printing' });
  const judged = async (
    item: 'steps' | 'evidence',
    was: 'missing' | 'in_packet',
    category: { readonly categoryId?: string } = { categoryId },
  ) => {
    const ticketId = await triedTicket(desk, category);
    const { escalationId } = await escalate(desk, ticketId);
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
    const { messageId } = await desk.does(desk.priya, replyToRequester, { ticketId, body: `Which error is it? ${item}` });
    await desk.does(desk.priya, judgeReask, { ticketId, messageId, item, was });
    return messageId;
  };
  const [first, second] = [await judged('evidence', 'missing'), await judged('evidence', 'missing')];
  await judged('evidence', 'in_packet');
  await judged('steps', 'missing');
  await judged('evidence', 'missing', {});
  const asked = { clientId: desk.northgate.id };

  const { reasks } = await desk.does(desk.ada, readCoaching, asked);
  const behind = await desk.does(desk.ada, listReasks, { ...asked, categoryId, item: 'evidence', was: 'missing' });

  assert.deepEqual(
    behind.items.map(({ messageId, words, item, was }) => [messageId, words, item, was]),
    [second, first].map((messageId) => [messageId, 'Which error is it? evidence', 'evidence', 'missing']),
  );
  for (const line of reasks)
    for (const was of ['missing', 'in_packet', 'not_required'] as const) {
      const { items } = await desk.does(desk.ada, listReasks, { ...asked, categoryId: line.categoryId ?? 'none', item: line.item, was });
      assert.equal(items.length, line[was], `${line.item} ${was}`);
    }
  const page = await desk.does(desk.ada, listReasks, { ...asked, limit: 3 });
  const rest = await desk.does(desk.ada, listReasks, { ...asked, limit: 3, cursor: page.nextCursor ?? '' });
  assert.deepEqual([page.items.length, rest.items.length, rest.nextCursor], [3, 2, null]);
  assert.deepEqual((await desk.does(desk.otto, listReasks, {})).items, []);
});

test('what was no question counts nowhere, until it is said to be one', async () => {
  const desk = await openDesk();
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
  const { messageId } = await desk.does(desk.priya, replyToRequester, { ticketId, body: 'Tea? It takes ten minutes.' });
  const counted = async () => (await desk.does(desk.priya, readCoaching, { clientId: desk.northgate.id })).reasks;

  await desk.does(desk.priya, judgeReask, { ticketId, messageId, was: 'no_question' });

  assert.deepEqual(await counted(), []);
  assert.deepEqual((await desk.does(desk.priya, listReasks, { clientId: desk.northgate.id })).items, []);
  await desk.does(desk.priya, judgeReask, { ticketId, messageId, item: 'extent', was: 'not_required' });
  assert.deepEqual(
    (await counted()).map(({ item, not_required: never }) => [item, never]),
    [['extent', 1]],
  );
});

test('nobody else’s numbers are shown: not a colleague’s, not another client’s', async () => {
  const desk = await openDesk();
  await fiveEscalations(desk);

  await expectNotFound(desk.does(desk.priya, listCoachingTickets, { measure: 'return', agentId: desk.ada.id }));
  const elsewhere = await desk.does(desk.otto, readCoaching, {});
  assert.deepEqual([elsewhere.categories, elsewhere.people, elsewhere.reasks], [[], [], []]);
});

test('tickets that go back and forth are told by the two teams, and each pair opens its tickets', async () => {
  const desk = await openDesk();
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  const move = (teamId: string) =>
    desk.does(desk.priya, assignTicket, { ticketId, teamId, assigneeId: null, acceptLoop: true, reason: 'They know it' });
  await move(desk.teams.network);
  await move(desk.teams.tier2);
  await move(desk.teams.network);
  const other = await triedTicket(desk);

  const { pingPong, hops } = await desk.does(desk.ada, readCoaching, { clientId: desk.northgate.id });

  assert.ok(hops >= 2);
  assert.deepEqual(
    pingPong.map(({ teamName, otherTeamName, tickets }) => [[teamName, otherTeamName].sort(), tickets]),
    [[['Network', 'Second line'], 1]],
  );
  const [{ teamId = '', otherTeamId = '' } = {}] = pingPong;
  const pair = { clientId: desk.northgate.id, teamId, otherTeamId };
  const { items } = await desk.does(desk.ada, listBackAndForth, pair);
  assert.deepEqual(
    items.map((one) => [one.ticketId, one.times]),
    [[ticketId, 2]],
  );
  assert.notEqual(other, ticketId);
  const turned = await desk.does(desk.ada, listBackAndForth, { ...pair, teamId: otherTeamId, otherTeamId: teamId });
  assert.deepEqual(turned.items, items);
  assert.deepEqual((await desk.does(desk.ada, listBackAndForth, { ...pair, teamId: desk.teams.tier1 })).items, []);
  assert.deepEqual((await desk.does(desk.otto, listBackAndForth, { teamId, otherTeamId })).items, []);
});

test('the number of hops opens the tickets that changed their team, with each change in order', async () => {
  const desk = await openDesk();
  const atTier2 = async () => {
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);
    await desk.does(desk.priya, acceptEscalation, { escalationId });
    return ticketId;
  };
  const [once, often] = [await atTier2(), await atTier2()];
  const move = async (ticketId: string, teamId: string) => {
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    await desk.does(desk.priya, assignTicket, { ticketId, teamId, assigneeId: null, acceptLoop: true, reason: 'They know it' });
  };
  await move(once, desk.teams.network);
  for (let round = 0; round < 11; round += 1) {
    await move(often, desk.teams.network);
    await move(often, desk.teams.tier2);
  }
  const asked = { clientId: desk.northgate.id };

  const { hops } = await desk.does(desk.ada, readCoaching, asked);
  const first = await desk.does(desk.ada, listHops, { ...asked, limit: 1 });
  const rest = await desk.does(desk.ada, listHops, { ...asked, limit: 1, cursor: first.nextCursor ?? '' });

  const items = [...first.items, ...rest.items];
  assert.deepEqual(
    items.map(({ ticketId, times }) => [ticketId, times]),
    [
      [often, 22],
      [once, 1],
    ],
  );
  assert.equal(hops, 23);
  const [changed, moved] = items.map(({ changes }) => changes);
  assert.equal(changed?.length, 20);
  assert.equal(changed?.at(-1)?.at, first.items[0]?.lastAt);
  assert.deepEqual(
    changed?.slice(-2).map(({ teamName }) => teamName),
    ['Network', moved?.[0]?.fromTeamName],
  );
  assert.equal(rest.nextCursor, null);
  assert.deepEqual((await desk.does(desk.otto, listHops, {})).items, []);
});

test('answers in time are a share of all whose time passed, also of those that nobody ever gave', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Printing' });
  const asked = async (dueAt: string) => {
    const { escalationId } = await escalate(desk, await triedTicket(desk, { categoryId }));
    const what = { escalationId, items: ['evidence' as const], words: 'Which error is it?', dueAt };
    const { requestId } = await desk.does(desk.priya, requestFromSender, what);
    return { escalationId, requestId, item: 'evidence' as const, words: '0x80070776' };
  };
  const sendBack = ({ escalationId }: { readonly escalationId: string }) =>
    desk.does(desk.priya, returnEscalation, { escalationId, reason: 'packet_incomplete', whatWouldHelp: 'The error’s words' });
  const inTime = [];
  for (let number = 0; number < 5; number += 1) inTime.push(await asked('2026-03-02T10:00:00Z'));
  const [late, silent, returned] = [
    await asked('2026-03-02T10:00:00Z'),
    await asked('2026-03-02T10:00:00Z'),
    await asked('2026-03-02T10:00:00Z'),
  ];
  const [stillOpen, soonReturned] = [await asked('2026-03-02T17:00:00Z'), await asked('2026-03-02T17:00:00Z')];
  for (const one of inTime) await desk.does(desk.ada, addToPacket, one);
  desk.moveClockTo('2026-03-02T11:00:00Z');
  await desk.does(desk.ada, addToPacket, late);
  await sendBack(returned);
  await sendBack(soonReturned);

  const { categories, own, definitions } = await desk.does(desk.ada, readCoaching, { clientId: desk.northgate.id });

  assert.deepEqual(
    [categories[0]?.answers, own?.answers],
    [
      { count: 5, of: 8 },
      { count: 5, of: 8 },
    ],
  );
  assert.match(definitions.answers ?? '', /let its time pass/);
  const { items } = await desk.does(desk.ada, listCoachingTickets, { clientId: desk.northgate.id, measure: 'answers', categoryId });
  const whole = { count: 1, of: 1 };
  const none = { count: 0, of: 1 };
  assert.deepEqual(
    new Map(items.map(({ escalationId, answers }) => [escalationId, answers])),
    new Map([
      ...inTime.map(({ escalationId: id }) => [id, whole] as const),
      ...[late, silent, returned].map((one) => [one.escalationId, none] as const),
    ]),
  );
  assert.ok(items.every(({ words }) => words === 'Which error is it?'));
  assert.ok(items.every(({ escalationId }) => escalationId !== stillOpen.escalationId));
});

test('of fewer than five no number is said', () => {
  assert.deepEqual([shareOf(1, 4), shareOf(1, 5), shareOf(0, 0)], [null, { count: 1, of: 5 }, null]);
});
