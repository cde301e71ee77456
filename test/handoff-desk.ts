import { acceptEscalation, escalateTicket } from '../desk/escalation/contract.ts';
import { concludeHypothesis, raiseHypothesis, testHypothesis } from '../desk/hypotheses/contract.ts';
import { attachEvidence } from '../desk/tickets/contract.ts';
import type { Desk } from './desk.ts';
import { completePacket, escalate, triedTicket } from './escalation-desk.ts';

export async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** What a normal case has on it when Priya raises it to Tier 3: steps, three theories, a log, a question, a right that is missing. */
export async function raisedToTier3(desk: Desk, { title = 'Accounts lock out in Finance since this morning' } = {}) {
  const ticketId = await triedTicket(desk, { title });
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  const file = await desk.does(
    desk.priya,
    attachEvidence,
    { ticketId, fileName: 'dc01-4740.log' },
    { bytes: bytesOf('4740 caller FILE01') },
  );
  const raise = async (statement: string, confidence: 'low' | 'medium' | 'high') =>
    (await desk.does(desk.priya, raiseHypothesis, { ticketId, statement, confidence })).hypothesisId;
  const phone = await raise('Stale credentials on a phone lock the account', 'medium');
  const policy = await raise('The lock-out threshold of the group policy was lowered', 'high');
  const service = await raise('A service on FILE01 still uses the old password', 'high');
  await desk.does(desk.priya, concludeHypothesis, {
    ticketId,
    hypothesisId: phone,
    conclusion: 'ruled_out',
    test: 'Read event 4740 on the domain controller',
    because: 'The caller is FILE01 every time, never a phone',
    evidenceIds: [file.evidenceId],
  });
  await desk.does(desk.priya, concludeHypothesis, {
    ticketId,
    hypothesisId: policy,
    conclusion: 'ruled_out',
    test: 'Compared the resulting policy with last week’s',
    because: 'Both say 10 attempts in 30 minutes',
  });
  await desk.does(desk.priya, testHypothesis, {
    ticketId,
    hypothesisId: service,
    test: 'Listed the services of FILE01; their accounts need your right',
  });
  const raised = await desk.does(desk.priya, escalateTicket, {
    ticketId,
    packet: {
      ...completePacket,
      criterion: 'access',
      accessLacking: { system: 'Active Directory', right: 'reset of service accounts' },
      question: 'Which service on FILE01 signs in with the old password, and can you reset it?',
    },
    nextUpdate: { what: 'What the engineers found on FILE01', dueAt: '2026-03-09T15:00:00Z' },
  });
  return { ticketId, escalationId: raised.escalationId, phone, policy, service, file };
}
