import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation, addToPacket, judgeReask, requestFromSender, returnEscalation } from '../../desk/escalation/contract.ts';
import { addCategory, assignTicket, replyToRequester } from '../../desk/tickets/contract.ts';
import { inviteAgent } from '../../estate/people/contract.ts';
import { type Desk, expectNotFound, openDesk, type Person } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { shareOf } from './coaching.ts';
import { listBackAndForth, listCoachingTickets, readCoaching } from './coaching-contract.ts';

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
  assert.equal((await desk.does(lead, listCoachingTickets, { ...asked, measure: 'reask', agentId: desk.ada.id })).items.length, 1);
  assert.equal((await desk.does(desk.priya, listCoachingTickets, { ...asked, measure: 'return', categoryId })).items.length, 2);
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
  assert.notEqual(silent.escalationId, stillOpen.escalationId);
});

test('of fewer than five no number is said', () => {
  assert.deepEqual([shareOf(1, 4), shareOf(1, 5), shareOf(0, 0)], [null, { count: 1, of: 5 }, null]);
});
