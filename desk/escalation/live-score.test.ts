import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { colleagueOfKim, completePacket, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { openTicket, recordStep } from '../tickets/contract.ts';
import { escalateTicket, scorePacket } from './contract.ts';
import { noCriterionMet } from './refusals.ts';

describe('The live score', () => {
  test('it says that a reason is needed wherever escalating asks for one: no criterion met, or too little', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket({ impact: 2, urgency: 1 });
    const outcome = 'did_not_work' as const;
    await desk.does(desk.ada, recordStep, { ticketId, action: 'Restarted the spooler', outcome, result: 'The queue fills again' });
    const asked = { ticketId, packet: { ...completePacket, criterion: 'authority' } };

    const { score, needsReason } = await desk.does(desk.ada, scorePacket, asked);

    assert.deepEqual([score.complete, score.sendable, needsReason], [6, true, true]);
    await expectRefusal(desk.does(desk.ada, escalateTicket, { ...asked, nextUpdate }), noCriterionMet);
    await desk.does(desk.ada, escalateTicket, { ...asked, nextUpdate, overrideReason: 'Payroll runs today' });
  });

  test('it names what is missing, shows what fills itself, and records nothing', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await triedTicket(desk, { impact: 2, urgency: 1 });
    const before = await facts(desk, ticketId);

    const reply = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'steps_exhausted' } });

    assert.deepEqual(
      reply.score.items.filter(({ complete }) => !complete).map(({ item }) => item),
      ['evidence', 'environment'],
    );
    const { fields, draft: _, tried, ruledOut, held, ...counted } = reply.filled;
    assert.deepEqual(counted, {
      timeline: 4,
      steps: 2,
      files: 0,
      question: 'Please find the cause; the known steps did not help.',
    });
    assert.deepEqual([ruledOut, held], [[], []]);
    assert.deepEqual(tried[1], { outcome: 'did_not_work', expected: null, result: 'Still blank' });
    assert.deepEqual(fields, ['environment.networkPlace', 'extent.peopleAffected', 'extent.since', 'extent.howBadly']);
    assert.deepEqual([reply.toTier, reply.secondsLeft, reply.suggestedNextUpdateAt], [2, 8 * 3600, '2026-03-02T10:00:00Z']);
    assert.equal(await facts(desk, ticketId), before);
    await expectNotFound(desk.does(desk.otto, scorePacket, { ticketId, packet: { criterion: 'none' } }));
  });

  test('the same trouble at a colleague’s is a pattern, and another client’s is none', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket({ title: 'Outlook asks for the password again and again' });
    await desk.does(desk.sam, openTicket, { title: 'Outlook asks for the password all the time' });
    const alone = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'pattern' } });
    const colleague = await colleagueOfKim(desk);
    await desk.openTicket({ requesterId: colleague, title: 'Password asked by Outlook' });

    const together = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'pattern' } });

    const met = (reply: typeof alone) => reply.criteria.find(({ criterion }) => criterion === 'pattern')?.met;
    assert.deepEqual([met(alone), met(together)], [false, true]);
  });
});

/** How many facts a ticket has. */
async function facts(desk: Desk, ticketId: string): Promise<number> {
  const rows = await desk.asDesk(({ sql }) => sql.selectFrom('log.fact').select('version').where('stream', '=', ticketId).execute());
  return rows.length;
}
