import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inputInvalid } from '../../platform/refusal.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { readPacket, scorePacket } from '../escalation/contract.ts';
import { attachEvidence, cancelTicket, mergeTickets, readTimeline } from '../tickets/contract.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { changeHypothesis, concludeHypothesis, listHypotheses, raiseHypothesis, reopenHypothesis, testHypothesis } from './contract.ts';
import { evidenceNotOnTicket, hypothesisConcluded, hypothesisStillOpen } from './refusals.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** A ticket of Kim's on which Priya suspects something. */
async function suspicious() {
  const desk = await openDesk();
  const ticketId = await desk.openTicket();
  const { hypothesisId } = await desk.does(desk.priya, raiseHypothesis, {
    ticketId,
    statement: 'Stale credentials on a phone lock the account',
    confidence: 'high',
  });
  return { desk, ticketId, hypothesisId, which: { ticketId, hypothesisId } };
}

describe('A hypothesis', () => {
  test('is raised, tested and ruled out with what was seen; it stays on the ticket', async () => {
    const { desk, ticketId, which } = await suspicious();
    const file = await desk.does(desk.ada, attachEvidence, { ticketId, fileName: 'dc.log' }, { bytes: bytesOf('4740') });
    await desk.does(desk.priya, testHypothesis, { ...which, test: 'Read event 4740 on the domain controller' });
    desk.moveClockTo('2026-03-02T09:30:00Z');

    await desk.does(desk.priya, concludeHypothesis, {
      ...which,
      conclusion: 'ruled_out',
      because: 'The caller is the file server, no phone',
      evidenceIds: [file.evidenceId],
    });

    const { items } = await desk.does(desk.ada, listHypotheses, { ticketId });
    assert.deepEqual(items, [
      {
        hypothesisId: which.hypothesisId,
        number: 1,
        statement: 'Stale credentials on a phone lock the account',
        confidence: 'high',
        state: 'ruled_out',
        test: 'Read event 4740 on the domain controller',
        because: 'The caller is the file server, no phone',
        evidence: [{ evidenceId: file.evidenceId, fileName: 'dc.log', sha256: file.sha256 }],
        raisedBy: 'Priya',
        raisedAt: '2026-03-02T09:00:00Z',
        concludedBy: 'Priya',
        concludedAt: '2026-03-02T09:30:00Z',
        reopened: null,
        of: null,
      },
    ]);
  });

  test('that was concluded is neither changed nor tested; reopened, it says why and goes on', async () => {
    const { desk, ticketId, which } = await suspicious();
    await desk.does(desk.priya, concludeHypothesis, {
      ...which,
      conclusion: 'ruled_out',
      test: 'Took the phone away',
      because: 'Locked again',
    });

    await expectRefusal(desk.does(desk.priya, changeHypothesis, { ...which, confidence: 'low' }), hypothesisConcluded);
    await expectRefusal(desk.does(desk.priya, testHypothesis, { ...which, test: 'Again' }), hypothesisConcluded);
    await desk.does(desk.priya, reopenHypothesis, { ...which, because: 'There is a second phone' });
    await desk.does(desk.priya, changeHypothesis, { ...which, confidence: 'low' });

    const [hypothesis] = (await desk.does(desk.ada, listHypotheses, { ticketId })).items;
    assert.equal(hypothesis?.state, 'open');
    assert.equal(hypothesis.confidence, 'low');
    assert.deepEqual(hypothesis.reopened, { because: 'There is a second phone', by: 'Priya', at: '2026-03-02T09:00:00Z' });
    await expectRefusal(desk.does(desk.priya, reopenHypothesis, { ...which, because: 'Once more' }), hypothesisStillOpen);
  });

  test('needs a test to be concluded, and evidence that is on its ticket', async () => {
    const { desk, which } = await suspicious();
    const otherTicket = await desk.openTicket();
    const foreign = await desk.does(desk.ada, attachEvidence, { ticketId: otherTicket, fileName: 'other.log' }, { bytes: bytesOf('x') });
    const concluding = { ...which, conclusion: 'confirmed' as const, because: 'It stopped' };

    await expectRefusal(desk.does(desk.priya, concludeHypothesis, concluding), inputInvalid);
    await expectRefusal(
      desk.does(desk.priya, concludeHypothesis, { ...concluding, test: 'Waited', evidenceIds: [foreign.evidenceId] }),
      evidenceNotOnTicket,
    );
  });

  test('of another ticket or another client is not found', async () => {
    const { desk, which } = await suspicious();
    const otherTicket = await desk.openTicket();

    await expectNotFound(desk.does(desk.priya, testHypothesis, { ...which, ticketId: otherTicket, test: 'Looked' }));
    await expectNotFound(desk.does(desk.otto, testHypothesis, { ...which, test: 'Looked' }));
    await expectNotFound(desk.does(desk.otto, listHypotheses, { ticketId: which.ticketId }));
  });

  test('is not raised on a ticket that is over; two at once get two numbers', async () => {
    const { desk, ticketId } = await suspicious();
    const raised = await Promise.all(
      ['The threshold of the policy', 'Somebody guesses passwords'].map((statement) =>
        desk.does(desk.priya, raiseHypothesis, { ticketId, statement }),
      ),
    );
    await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened in error' });

    assert.deepEqual(raised.map(({ number }) => number).toSorted(), [2, 3]);
    await expectRefusal(desk.does(desk.priya, raiseHypothesis, { ticketId, statement: 'Too late' }), notInThisState);
  });

  test('of a ticket that was merged is read on the one that stays', async () => {
    const { desk, ticketId } = await suspicious();
    const staying = await desk.openTicket({ title: 'Accounts lock out' });

    await desk.does(desk.ada, mergeTickets, { ticketId: staying, sources: [ticketId] });

    const { items } = await desk.does(desk.priya, listHypotheses, { ticketId: staying });
    assert.equal(items[0]?.of?.ticketId, ticketId);
  });

  test('goes with the packet: what was ruled out, and what is still held, the surest first', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const raise = async (statement: string, confidence: 'low' | 'high') =>
      (await desk.does(desk.ada, raiseHypothesis, { ticketId, statement, confidence })).hypothesisId;
    await raise('The spooler hangs', 'low');
    await raise('The driver is the wrong one', 'high');
    const drum = await raise('The drum is worn', 'high');
    const looked = { conclusion: 'ruled_out' as const, test: 'Printed the test page of the printer itself', because: 'It is black' };
    await desk.does(desk.ada, concludeHypothesis, { ticketId, hypothesisId: drum, ...looked });

    const { filled } = await desk.does(desk.ada, scorePacket, { ticketId, packet: { criterion: 'steps_exhausted' } });
    const { escalationId } = await escalate(desk, ticketId);
    await desk.does(desk.ada, reopenHypothesis, { ticketId, hypothesisId: drum, because: 'It was another printer' });

    const { packet } = await desk.does(desk.priya, readPacket, { escalationId });
    assert.deepEqual([filled.ruledOut, filled.held], [packet.ruledOut, packet.held], 'the sender saw before sending what travels');
    assert.deepEqual(
      packet.ruledOut.map(({ number, statement, because, by }) => ({ number, statement, because, by })),
      [{ number: 3, statement: 'The drum is worn', because: 'It is black', by: 'Ada' }],
    );
    assert.deepEqual(
      packet.held.map(({ statement, confidence }) => [statement, confidence]),
      [
        ['The driver is the wrong one', 'high'],
        ['The spooler hangs', 'low'],
      ],
    );
    assert.ok(packet.timeline.some(({ what }) => what === 'Ruled out H3 (The drum is worn): It is black'));
  });

  test('is on the timeline for agents, and nothing of it for the requester', async () => {
    const { desk, ticketId } = await suspicious();

    const agents = await desk.does(desk.ada, readTimeline, { ticketId });
    const own = await desk.does(desk.kim, readTimeline, { ticketId });

    assert.equal(agents.items.at(-1)?.name, 'hypothesis-raised');
    assert.equal(agents.items.at(-1)?.side, 'internal');
    assert.doesNotMatch(JSON.stringify(own), /phone/);
  });
});
