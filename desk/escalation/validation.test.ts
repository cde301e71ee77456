import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inviteAgent } from '../../estate/people/contract.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { readClockStatement } from '../clocks/contract.ts';
import { listNotices } from '../notices/contract.ts';
import { holdTicket, readTicket, replyToRequester } from '../tickets/contract.ts';
import {
  acceptEscalation,
  addToPacket,
  judgeReask,
  listEscalations,
  requestFromSender,
  returnEscalation,
  withdrawEscalation,
} from './contract.ts';
import { notAsked, notYourEscalation, verdictGiven } from './refusals.ts';

const help = { reason: 'packet_incomplete' as const, whatWouldHelp: 'The error of the second printer' };

/** Somebody who leads the service desk at Northgate. */
async function leadOf(desk: Desk, teamId: string, name: string): Promise<Person> {
  const { agentId } = await desk.does(desk.dana, inviteAgent, {
    name,
    email: `${name.toLowerCase()}.${desk.northgate.id}@secondline.example`,
    tier: 1,
    grants: [{ role: 'team_lead', clientId: desk.northgate.id }],
    teamIds: [teamId],
  });
  const grants = [{ clientId: desk.northgate.id, role: 'team_lead' as const }];
  return { id: agentId, name, authority: { actor: `agent:${agentId}`, personId: agentId, kind: 'agent', grants } };
}

const noticesOf = async (desk: Desk, person: Person) => {
  await followOnce(desk.place);
  const { items } = await desk.does(person, listNotices, {});
  return items.flatMap(({ about }) => (about.of === 'escalation' ? [[about.what, about.words]] : []));
};

describe('An escalation is taken back', () => {
  test('by its sender before the verdict; the ticket stays, and may go up again', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);

    await desk.does(desk.ada, withdrawEscalation, { escalationId, reason: 'The user found it' });

    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    assert.deepEqual([items[0]?.verdict, items[0]?.verdictBy], ['withdrawn', 'Ada']);
    const again = await escalate(desk, ticketId);
    assert.equal(again.toTier, 2);
  });

  test('by a lead too, by nobody else, never after the verdict and never twice', async () => {
    const desk = await openDesk();
    const lead = await leadOf(desk, desk.teams.tier1, 'Lena');
    const [first, second] = [await triedTicket(desk), await triedTicket(desk)];
    const { escalationId } = await escalate(desk, first);
    const accepted = await escalate(desk, second);
    await desk.does(desk.priya, acceptEscalation, { escalationId: accepted.escalationId });

    await expectRefusal(desk.does(desk.priya, withdrawEscalation, { escalationId }), notYourEscalation);
    await expectNotFound(desk.does(desk.otto, withdrawEscalation, { escalationId }));
    await expectRefusal(desk.does(desk.ada, withdrawEscalation, { escalationId: accepted.escalationId }), verdictGiven);
    await desk.does(lead, withdrawEscalation, { escalationId });
    const facts = await expectRefusal(desk.does(desk.ada, withdrawEscalation, { escalationId }), verdictGiven);
    await expectRefusal(desk.does(desk.priya, acceptEscalation, { escalationId }), verdictGiven);

    assert.deepEqual(facts, { verdict: 'withdrawn', by: 'Lena' });
  });

  test('at once with a verdict: one of the two counts, and the other is told', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId);

    const both = await Promise.allSettled([
      desk.does(desk.ada, withdrawEscalation, { escalationId }),
      desk.does(desk.priya, acceptEscalation, { escalationId }),
    ]);

    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    assert.equal(items.length, 1);
    assert.notEqual(items[0]?.verdict, 'waiting');
  });
});

describe('The second return of a ticket', () => {
  test('calls in the leads of both tiers, on the ticket and by their bells, once', async () => {
    const desk = await openDesk();
    const [one, two] = [await leadOf(desk, desk.teams.tier1, 'Lena'), await leadOf(desk, desk.teams.tier2, 'Theo')];
    const ticketId = await triedTicket(desk);
    const round = async () => {
      const { escalationId } = await escalate(desk, ticketId);
      return desk.does(desk.priya, returnEscalation, { escalationId, ...help });
    };

    const calls = [await round(), await round(), await round()].map(({ leadsCalled }) => leadsCalled);

    assert.deepEqual(calls[0], []);
    assert.ok(calls[1]?.includes('Lena'));
    assert.deepEqual(calls[2], []);
    const { items } = await desk.does(desk.ada, listEscalations, { ticketId });
    assert.ok(items[1]?.leadsCalled?.some(({ name, tier }) => name === 'Lena' && tier === 1));
    assert.deepEqual([items[0]?.leadsCalled, items[2]?.leadsCalled], [null, null]);
    assert.deepEqual(await noticesOf(desk, one), [['leads_called', null]]);
    assert.equal((await noticesOf(desk, two)).length, items[1]?.leadsCalled?.some(({ agentId }) => agentId === two.id) ? 1 : 0);
  });

  test('a returned round is the sender’s time: validation counts for the tier that sent it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk);
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const { escalationId } = await escalate(desk, ticketId);
    desk.moveClockTo('2026-03-02T11:30:00Z');
    await desk.does(desk.priya, returnEscalation, { escalationId, ...help });
    desk.moveClockTo('2026-03-02T12:00:00Z');

    const statement = await desk.does(desk.ada, readClockStatement, { ticketId });

    const tiers = new Set(JSON.stringify(statement).match(/"tier":(\d)/g));
    assert.deepEqual([...tiers], ['"tier":1']);
    assert.match(JSON.stringify(statement), /"validation"/);
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('tier' in ticket && ticket.tier === 1);
  });
});

test('the sender hears what is asked, and whoever asked that it was answered', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  const { requestId } = await desk.does(desk.priya, requestFromSender, {
    escalationId,
    items: ['evidence'],
    words: 'Which error is it?',
    dueAt: '2026-03-02T10:00:00Z',
  });
  await desk.does(desk.ada, addToPacket, { escalationId, requestId, item: 'evidence', words: '0x80070776' });

  assert.deepEqual(await noticesOf(desk, desk.ada), [['packet_asked', 'Which error is it?']]);
  assert.deepEqual(await noticesOf(desk, desk.priya), [['packet_added', '0x80070776']]);
});

test('what the sender does not answer in time is told to both and to who leads the sender’s team, once however often is looked', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const tess = await leadOf(desk, desk.teams.tier1, 'Tess');
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  const asked = { escalationId, items: ['evidence' as const], words: 'Which error is it?', dueAt: '2026-03-02T10:00:00Z' };
  const { requestId } = await desk.does(desk.priya, requestFromSender, asked);

  desk.moveClockTo('2026-03-02T09:59:00Z');
  await runRounds(desk.place);
  assert.deepEqual(await noticesOf(desk, desk.priya), []);
  desk.moveClockTo('2026-03-02T10:00:00Z');
  await Promise.all([runRounds(desk.place), runRounds({ ...desk.place })]);

  assert.deepEqual(await noticesOf(desk, tess), [['packet_overdue', 'Which error is it?']]);
  const { items: shown } = await desk.does(desk.priya, listEscalations, { ticketId });
  assert.equal(shown[0]?.openRequest?.overdue, true);
  assert.deepEqual(await noticesOf(desk, desk.ada), [
    ['packet_overdue', 'Which error is it?'],
    ['packet_asked', 'Which error is it?'],
  ]);
  assert.deepEqual(await noticesOf(desk, desk.priya), [['packet_overdue', 'Which error is it?']]);
  await desk.does(desk.ada, addToPacket, { escalationId, requestId, item: 'evidence', words: '0x80070776' });
  desk.moveClockTo('2026-03-02T11:00:00Z');
  await runRounds(desk.place);
  assert.equal((await noticesOf(desk, desk.priya)).filter(([what]) => what === 'packet_overdue').length, 1);
});

test('what the requester is asked after acceptance is judged with one word: in the packet, missing, never required', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const early = await desk.does(desk.ada, replyToRequester, { ticketId, body: 'Which printer is it?' });
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.moveClockTo('2026-03-02T09:10:00Z');
  const asked = await desk.does(desk.priya, replyToRequester, { ticketId, body: 'Does it print from another computer?' });
  const openQuestion = async () => (await desk.does(desk.priya, listEscalations, { ticketId })).items[0]?.askedAgain;
  const before = await openQuestion();

  const judged = await desk.does(desk.priya, judgeReask, { ticketId, messageId: asked.messageId, item: 'steps', was: 'missing' });

  assert.deepEqual([before?.messageId, judged.escalationId, await openQuestion()], [asked.messageId, escalationId, null]);
  await expectRefusal(desk.does(desk.priya, judgeReask, { ticketId, messageId: early.messageId, item: 'steps', was: 'missing' }), notAsked);
  await expectNotFound(desk.does(desk.otto, judgeReask, { ticketId, messageId: asked.messageId, item: 'steps', was: 'missing' }));
});

test('a question with which the ticket waits for its requester is one without a question mark too; other words are not', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  const openQuestion = async () => (await desk.does(desk.priya, listEscalations, { ticketId })).items[0]?.askedAgain;
  desk.moveClockTo('2026-03-02T09:10:00Z');
  await desk.does(desk.priya, replyToRequester, { ticketId, body: 'I am looking at it.' });
  const told = await openQuestion();
  desk.moveClockTo('2026-03-02T09:20:00Z');
  const question = 'Please send us the exact words of the error.';

  await desk.does(desk.priya, holdTicket, { ticketId, waitsFor: 'requester', question });

  const asked = await openQuestion();
  assert.deepEqual([told, asked?.words, asked?.at], [null, question, '2026-03-02T09:20:00Z']);
  await desk.does(desk.priya, judgeReask, { ticketId, messageId: asked?.messageId ?? '', item: 'evidence', was: 'missing' });
  assert.equal(await openQuestion(), null);
});

test('what was no question is said so, without an item of the packet; of a question the item is named', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk);
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.moveClockTo('2026-03-02T09:10:00Z');
  const { messageId } = await desk.does(desk.priya, replyToRequester, { ticketId, body: 'Tea? It takes ten minutes.' });

  await desk.does(desk.priya, judgeReask, { ticketId, messageId, was: 'no_question' });

  assert.equal((await desk.does(desk.priya, listEscalations, { ticketId })).items[0]?.askedAgain, null);
  for (const wrong of [{ was: 'no_question', item: 'extent' }, { was: 'missing' }]) {
    const { error } = judgeReask.input.safeParse({ ticketId, messageId, ...wrong });
    assert.deepEqual(
      error?.issues.map(({ path }) => path),
      [['item']],
    );
  }
});
