import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formTeam, inviteAgent } from '../../estate/people/contract.ts';
import { notFound } from '../../platform/refusal.ts';
import { type Desk, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { assignTicket, readTicket } from './contract.ts';
import { moveTicket, ticketForUpdate } from './index.ts';
import { assigneeUnknown, loopAhead, reasonMissing, takenAlready, teamUnknown } from './refusals.ts';

let hired = 0;

/** Ben works at Tier 1 for Northgate, beside Ada. */
async function hireBen(desk: Desk): Promise<Person> {
  hired += 1;
  const grants = [{ role: 'tier1_agent' as const, clientId: desk.northgate.id }];
  const { agentId } = await desk.does(desk.dana, inviteAgent, { name: 'Ben', email: `ben.${hired}@desk.example`, tier: 1, grants });
  return { id: agentId, name: 'Ben', authority: { actor: `agent:${agentId}`, personId: agentId, kind: 'agent', grants } };
}

const formTeamOf = async (desk: Desk, name: string): Promise<string> => {
  hired += 1;
  return (await desk.does(desk.dana, formTeam, { name: `${name} ${hired}`, tier: 1 })).teamId;
};

describe('Who has a ticket', () => {
  test('of two who take it at once one has it, and the other is told who', async () => {
    const desk = await openDesk();
    const ben = await hireBen(desk);
    const ticketId = await desk.openTicket();

    const outcomes = await Promise.allSettled(
      [desk.ada, ben].map((person) => desk.does(person, assignTicket, { ticketId, assigneeId: 'me' })),
    );

    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    const lost = outcomes[1 - won];
    assert.ok(lost?.status === 'rejected');
    const { assignee } = await wholeTicket(desk, ticketId);
    assert.equal(assignee?.id, [desk.ada.id, ben.id][won]);
    const facts = await expectRefusal(Promise.reject(lost.reason), takenAlready);
    assert.equal(facts.by, assignee?.name);
  });

  test('Ben takes it over with a reason, and Ada gets it back without a fight', async () => {
    const desk = await openDesk();
    const ben = await hireBen(desk);
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });

    const taken = await desk.does(ben, assignTicket, { ticketId, assigneeId: 'me', reason: 'Ada is off today' });
    const given = await desk.does(ben, assignTicket, { ticketId, assigneeId: desk.ada.id });
    const again = await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });

    assert.deepEqual([taken.assigneeId, given.assigneeId], [ben.id, desk.ada.id]);
    assert.equal(again.version, given.version);
  });

  test('back in the queue it is new and nobody’s', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });

    const given = await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: null });

    assert.deepEqual([given.state, given.assigneeId], ['new', null]);
  });

  test('only an agent of its tier who works for this client gets it', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    for (const person of [desk.priya, desk.otto, desk.kim, desk.dana])
      await expectRefusal(desk.does(desk.ada, assignTicket, { ticketId, assigneeId: person.id }), assigneeUnknown);
    await expectRefusal(desk.does(desk.priya, assignTicket, { ticketId, assigneeId: 'me' }), assigneeUnknown);
  });

  test('a request for nothing, and one about another client’s ticket, go nowhere', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    await assert.rejects(desk.does(desk.ada, assignTicket, { ticketId }), /input-invalid/);
    await expectRefusal(desk.does(desk.otto, assignTicket, { ticketId, assigneeId: 'me' }), notFound);
    assert.equal((await wholeTicket(desk, ticketId)).assignee, null);
  });
});

describe('Teams and hops', () => {
  test('sorting out of the intake is no hop; passing on is one; a way back is warned of and wants a reason', async () => {
    const desk = await openDesk();
    const [printers, desktops] = [await formTeamOf(desk, 'Printers'), await formTeamOf(desk, 'Desktops')];
    const ticketId = await desk.openTicket();

    const sorted = await desk.does(desk.ada, assignTicket, { ticketId, teamId: printers });
    const passedOn = await desk.does(desk.ada, assignTicket, { ticketId, teamId: desktops });
    const back = { ticketId, teamId: printers };
    const warned = await expectRefusal(desk.does(desk.ada, assignTicket, back), loopAhead);
    await expectRefusal(desk.does(desk.ada, assignTicket, { ...back, acceptLoop: true }), reasonMissing);
    const insisted = await desk.does(desk.ada, assignTicket, { ...back, acceptLoop: true, reason: 'It is the printer after all' });

    assert.deepEqual([sorted.hops, passedOn.hops, insisted.hops], [0, 1, 2]);
    assert.match(String(warned.team), /^Printers/);
    assert.equal(warned.hops, 1);
  });

  test('another tier is not reached by reassigning', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    await expectRefusal(desk.does(desk.ada, assignTicket, { ticketId, teamId: desk.teams.network }), teamUnknown);
    await expectRefusal(desk.does(desk.ada, assignTicket, { ticketId, teamId: desk.kim.id }), teamUnknown);
  });

  test('an accepted escalation takes it to the next tier and to who accepted it', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    const moved = await desk.as(desk.priya, async (work) => {
      const standing = await ticketForUpdate(work, ticketId);
      return moveTicket(work, standing, { tier: 2, teamId: desk.teams.network, assigneeId: desk.priya.id, reason: null });
    });

    const ticket = await wholeTicket(desk, ticketId);
    assert.deepEqual([moved.tier, moved.state], [2, 'in_progress']);
    assert.deepEqual([ticket.tier, ticket.team.name, ticket.assignee?.name, ticket.state], [2, 'Network', 'Priya', 'in_progress']);
  });
});

async function wholeTicket(desk: Desk, ticketId: string) {
  const ticket = await desk.does(desk.ada, readTicket, { ticketId });
  return 'client' in ticket ? ticket : assert.fail('An agent reads the whole ticket');
}
