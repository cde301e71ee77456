import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { payloadDigest } from '../../platform/log/canonical.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { completePacket, escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { readClockStatement } from '../clocks/contract.ts';
import { listPromises } from '../promises/contract.ts';
import { promiseSaysNothing } from '../promises/refusals.ts';
import { addNote, cancelTicket, readTicket, resolveTicket } from '../tickets/contract.ts';
import { teamUnknown } from '../tickets/refusals.ts';
import { acceptEscalation, escalateTicket, listEscalations, listWaitingEscalations, readPacket, returnEscalation } from './contract.ts';
import {
  alreadyWaiting,
  criterionNotForTier,
  noCriterionMet,
  notOfThatTier,
  nowhereToGo,
  ownEscalation,
  packetIncomplete,
  ticketNotOpen,
  verdictGiven,
} from './refusals.ts';

describe('Raising a ticket', () => {
  test('Ada raises a ticket with its packet, and stays accountable until it is accepted', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    desk.moveClockTo('2026-03-02T11:30:00Z');

    const sent = await desk.does(desk.ada, escalateTicket, { ticketId, packet: completePacket, nextUpdate });

    assert.deepEqual([sent.toTier, sent.score.complete, sent.score.sendable], [2, 7, true]);
    assert.deepEqual(sent.landing, {
      at: '2026-03-02T11:30:00Z',
      dueAt: '2026-03-02T17:00:00Z',
      zone: 'UTC',
      targetSeconds: 8 * 3600,
      secondsLeft: 5.5 * 3600,
      usedSeconds: [{ tier: 1, seconds: 2.5 * 3600 }],
      need: null,
      lateHandoff: null,
    });
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('tier' in ticket);
    assert.deepEqual([ticket.tier, ticket.assignee?.name, ticket.state], [1, 'Ada', 'in_progress']);
    const promises = await desk.does(desk.kim, listPromises, { ticketId });
    assert.deepEqual(
      promises.items.map(({ what, state }) => [what, state]),
      [[nextUpdate.what, 'open']],
    );
  });

  test('what the packet carries fills itself from the ticket, is frozen, and hashes to what it says', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    await desk.does(desk.ada, addNote, { ticketId, body: 'Kim says that it began on Friday.' });

    const read = await desk.does(desk.priya, readPacket, { escalationId });

    assert.deepEqual(
      read.packet.timeline.map(({ what, by }) => [what, by]),
      [
        ['Opened: The printer on floor 2 prints blank pages', 'Ada'],
        ['Given to Ada, Service desk (Tier 1)', 'Ada'],
        ['Step: Restarted the spooler: did not work: The queue fills again', 'Ada'],
        ['Step: Changed the toner: did not work: Still blank', 'Ada'],
      ],
    );
    assert.deepEqual(
      read.packet.steps.map(({ action, outcome, by }) => [action, outcome, by]),
      [
        ['Restarted the spooler', 'did_not_work', 'Ada'],
        ['Changed the toner', 'did_not_work', 'Ada'],
      ],
    );
    assert.equal(read.packet.draft.question, 'Please find the cause; the known steps did not help.');
    assert.equal(read.packetHash, payloadDigest(read.packet));
    assert.deepEqual([read.appended, read.raisedBy, read.verdict], [1, 'Ada', 'waiting']);
  });

  test('a packet that lacks things is refused by their names, and goes up all the same with a reason that is kept', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const packet = {
      criterion: 'authority' as const,
      criterionDetail: 'Wants an exception from the printing policy',
      errorText: 'does not work',
    };

    const facts = await expectRefusal(desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate }), packetIncomplete);
    const sent = await desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate, overrideReason: 'The CEO stands beside me' });

    assert.deepEqual(facts.missing, [
      { item: 'steps', lacks: ['no steps'] },
      {
        item: 'evidence',
        lacks: [
          '“does not work” is no error text',
          'Says that there is trouble and not which: write what was done, what was expected and what was seen.',
        ],
      },
      { item: 'environment', lacks: ['no environment: which device, system, application or network place'] },
      { item: 'extent', lacks: ['no impact: what it stops, or how badly'] },
    ]);
    assert.deepEqual([sent.score.complete, sent.score.sendable], [3, false]);
    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    assert.equal(items[0]?.overrideReason, 'The CEO stands beside me');
  });

  test('“not sure” is no criterion, but may be sent with a reason; a reason that was not needed is not kept', async () => {
    const desk = await openDesk();
    const [unsure, sure] = [await triedTicket(desk), await triedTicket(desk)];
    const packet = { ...completePacket, criterion: 'none' as const, question: 'What may this be?' };

    await expectRefusal(desk.does(desk.ada, escalateTicket, { ticketId: unsure, packet, nextUpdate }), noCriterionMet);
    await desk.does(desk.ada, escalateTicket, { ticketId: unsure, packet, nextUpdate, overrideReason: 'I have never seen this' });
    await desk.does(desk.ada, escalateTicket, { ticketId: sure, packet: completePacket, nextUpdate, overrideReason: 'Just in case' });

    const reasons = async (ticketId: string) =>
      (await desk.does(desk.ada, listEscalations, { ticketId })).items.map((one) => one.overrideReason);
    assert.deepEqual([await reasons(unsure), await reasons(sure)], [['I have never seen this'], [null]]);
  });

  test('a criterion that the checks do not find met, with none other met either, needs a reason', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket({ title: 'A title of its own' });
    const packet = { ...completePacket, criterion: 'steps_exhausted' as const };

    await expectRefusal(desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate }), noCriterionMet);
  });

  test('Tier 1 does not give criteria of Tier 2, and above Tier 3 there is nobody', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const packet = { ...completePacket, criterion: 'outage' as const, criterionDetail: 'The ERP is down' };
    await expectRefusal(desk.does(desk.ada, escalateTicket, { ticketId, packet, nextUpdate }), criterionNotForTier);

    await accepted(desk, desk.priya, (await escalate(desk, ticketId)).escalationId);
    const toTier3 = await desk.does(desk.priya, escalateTicket, { ticketId, packet, nextUpdate });
    await accepted(desk, desk.marta, toTier3.escalationId);

    assert.equal(toTier3.toTier, 3);
    await expectRefusal(desk.does(desk.marta, escalateTicket, { ticketId, packet, nextUpdate }), nowhereToGo);
  });

  test('one round of validation at a time, also when two raise it at once', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);

    const outcomes = await Promise.allSettled([escalate(desk, ticketId), escalate(desk, ticketId)]);

    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    await expectRefusal(Promise.reject(lost?.reason), alreadyWaiting);
  });

  test('a ticket that is over, a promise that says nothing, and a team of another tier are refused, and nothing is kept', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const empty = { ...nextUpdate, what: 'Your ticket has been escalated.' };
    const ask = { ticketId, packet: completePacket, nextUpdate };

    await expectRefusal(desk.does(desk.ada, escalateTicket, { ...ask, nextUpdate: empty }), promiseSaysNothing);
    await expectRefusal(desk.does(desk.ada, escalateTicket, { ...ask, toTeamId: desk.teams.tier3 }), teamUnknown);
    const meanwhile = await desk.does(desk.ada, listEscalations, { ticketId });
    await desk.does(desk.ada, resolveTicket, { ticketId, resolution: 'Plugged in', tellRequester: 'It prints again.' });

    assert.deepEqual(meanwhile.items, []);
    await expectRefusal(desk.does(desk.ada, escalateTicket, ask), ticketNotOpen);
  });
});

describe('The verdict', () => {
  test('Priya accepts: the ticket is hers and Tier 2’s, and its clock never noticed', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    const { escalationId, landing } = await escalate(desk, ticketId, { toTeamId: desk.teams.network });
    desk.moveClockTo('2026-03-02T12:00:00Z');

    const reply = await desk.does(desk.priya, acceptEscalation, { escalationId });

    assert.deepEqual(reply, { escalationId, ticketId, tier: 2, assigneeId: desk.priya.id });
    const ticket = await desk.does(desk.priya, readTicket, { ticketId });
    assert.ok('tier' in ticket);
    assert.deepEqual([ticket.tier, ticket.team.name, ticket.assignee?.name, ticket.state], [2, 'Network', 'Priya', 'in_progress']);
    const [view] = (await desk.does(desk.priya, listEscalations, { ticketId })).items;
    assert.deepEqual([view?.verdict, view?.verdictBy, view?.verdictAt], ['accepted', 'Priya', '2026-03-02T12:00:00Z']);
    assert.equal(view?.landing?.dueAt, landing?.dueAt);
  });

  test('nobody of another tier or of another client decides, nor who sent it', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);
    const own = await triedTicket(desk);
    const sentByDana = await desk.does(desk.dana, escalateTicket, { ticketId: own, packet: completePacket, nextUpdate });

    await expectRefusal(desk.does(desk.marta, acceptEscalation, { escalationId }), notOfThatTier);
    await expectNotFound(desk.does(desk.otto, acceptEscalation, { escalationId }));
    await expectNotFound(desk.does(desk.otto, readPacket, { escalationId }));
    await expectNotFound(desk.does(desk.otto, listEscalations, { ticketId }));
    await expectRefusal(desk.does(desk.dana, acceptEscalation, { escalationId: sentByDana.escalationId }), ownEscalation);
  });

  test('a lead of another tier accepts for the team: it waits in that team’s queue', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);

    const reply = await desk.does(desk.dana, acceptEscalation, { escalationId });

    const ticket = await desk.does(desk.dana, readTicket, { ticketId });
    assert.deepEqual([reply.tier, reply.assigneeId, ticket.state], [2, null, 'new']);
  });

  test('of two who decide at once one decides, and the other is told who and what', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);

    const outcomes = await Promise.allSettled([
      desk.does(desk.priya, acceptEscalation, { escalationId }),
      desk.does(desk.dana, returnEscalation, { escalationId, reason: 'wrong_team', whatWouldHelp: 'Ask the printing team' }),
    ]);

    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
    const facts = await expectRefusal(Promise.reject(lost?.reason), verdictGiven);
    const priyaWon = outcomes[0]?.status === 'fulfilled';
    assert.deepEqual(facts, priyaWon ? { verdict: 'accepted', by: 'Priya' } : { verdict: 'returned', by: 'Dana' });
  });

  test('a returned ticket never left its sender, and the next round knows of it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    const first = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T10:00:00Z');

    const returned = await desk.does(desk.priya, returnEscalation, {
      escalationId: first.escalationId,
      reason: 'packet_incomplete',
      whatWouldHelp: 'A test page printed from the device itself',
      example: 'Menu › Reports › Configuration, as a photo',
    });

    assert.deepEqual(returned, { escalationId: first.escalationId, ticketId, returns: 1, leadsCalled: [] });
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('tier' in ticket);
    assert.deepEqual([ticket.tier, ticket.assignee?.name], [1, 'Ada']);
    const second = await escalate(desk, ticketId);
    const waiting = await waitingFor(desk, 2);
    assert.deepEqual(
      waiting.map(({ escalationId, returns }) => [escalationId, returns]),
      [[second.escalationId, 1]],
    );
    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    assert.deepEqual(
      items.map(({ verdict, returnReason, whatWouldHelp, returnExample }) => [verdict, returnReason, whatWouldHelp, returnExample]),
      [
        ['waiting', null, null, null],
        ['returned', 'packet_incomplete', 'A test page printed from the device itself', 'Menu › Reports › Configuration, as a photo'],
      ],
    );
  });

  test('the time of a verdict is the sender’s, as validation, and nothing moves the clock’s start', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const { escalationId } = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T10:40:00Z');
    await desk.does(desk.priya, returnEscalation, { escalationId, reason: 'not_reproducible', whatWouldHelp: 'A recording' });
    const second = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T10:45:00Z');
    await desk.does(desk.priya, acceptEscalation, { escalationId: second.escalationId });
    desk.moveClockTo('2026-03-02T11:00:00Z');

    const statement = await desk.does(desk.priya, readClockStatement, { ticketId });

    assert.deepEqual(statement.tiers, [
      {
        ...{ tier: 1, seconds: 105 * 60, workingSeconds: 105 * 60 },
        kinds: [
          { kind: 'validation', seconds: 45 * 60 },
          { kind: 'work', seconds: 60 * 60 },
        ],
      },
      { tier: 2, seconds: 15 * 60, workingSeconds: 15 * 60, kinds: [{ kind: 'work', seconds: 15 * 60 }] },
    ]);
    const resolution = statement.clocks.find(({ metric }) => metric === 'resolution');
    assert.deepEqual([resolution?.startedAt, resolution?.dueAt], ['2026-03-02T09:00:00Z', '2026-03-02T17:00:00Z']);
    assert.deepEqual(second.landing?.usedSeconds, [{ tier: 1, seconds: 100 * 60 }]);
  });

  test('a ticket that is resolved or cancelled meanwhile is not waited for any more', async () => {
    const desk = await openDesk();
    const [resolved, cancelled] = [await triedTicket(desk), await triedTicket(desk)];
    const sent = [await escalate(desk, resolved), await escalate(desk, cancelled)];

    await desk.does(desk.ada, resolveTicket, { ticketId: resolved, resolution: 'Plugged in', tellRequester: 'It prints again.' });
    await desk.does(desk.ada, cancelTicket, { ticketId: cancelled, reason: 'Opened twice' });

    assert.deepEqual(await waitingFor(desk, 2), []);
    for (const { escalationId } of sent) {
      const facts = await expectRefusal(desk.does(desk.priya, acceptEscalation, { escalationId }), verdictGiven);
      assert.deepEqual(facts, { verdict: 'withdrawn', by: 'Ada' });
    }
  });
});

describe('What waits for Tier 2', () => {
  test('the most urgent comes first, page by page, and no other client’s', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketIds = [];
    for (const urgency of [3, 1, 2] as const) ticketIds.push(await triedTicket(desk, { impact: 2, urgency }));
    for (const ticketId of ticketIds) await escalate(desk, ticketId);

    const first = await desk.does(desk.priya, listWaitingEscalations, { tier: 2, limit: 2 });
    const rest = await desk.does(desk.priya, listWaitingEscalations, { tier: 2, limit: 2, cursor: first.nextCursor ?? '' });

    assert.deepEqual(
      [...first.items, ...rest.items].map(({ ticketId }) => ticketId),
      [ticketIds[1], ticketIds[2], ticketIds[0]],
    );
    assert.equal(first.items[0]?.secondsLeft, 8 * 3600);
    assert.equal(rest.nextCursor, null);
    const ottos = await desk.does(desk.otto, listWaitingEscalations, { tier: 2 });
    assert.deepEqual(ottos.items, []);
  });
});

const accepted = (desk: Desk, person: Desk['priya'], escalationId: string) => desk.does(person, acceptEscalation, { escalationId });

async function waitingFor(desk: Desk, tier: 2 | 3) {
  return (await desk.does(desk.priya, listWaitingEscalations, { tier })).items;
}
