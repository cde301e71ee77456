import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, line, text } from '../../platform/wire.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { evidenceNotOnTicket, hypothesisConcluded, hypothesisStillOpen, tooManyHypotheses } from './refusals.ts';
import { conclusion, confidence, hypothesisState } from './rules.ts';

const ticketId = z.uuid();
const one = { ticketId, hypothesisId: z.uuid() };
const statement = line(500);
const test = text(2_000);
const because = text(4_000);

/** Files of one ticket that one conclusion may name; more are better put into an archive. */
const mostEvidence = 20;

const namedTicket = z.object({ ticketId: z.uuid(), reference: z.string() });
const evidenceNamed = z.object({ evidenceId: z.uuid(), fileName: z.string(), sha256: z.string() });

/** A theory with its test and evidence, as agents read it. */
export const hypothesisView = z.object({
  hypothesisId: z.uuid(),
  /** H1, H2, … on its ticket. */
  number: z.number().int(),
  statement: z.string(),
  confidence,
  state: hypothesisState,
  test: z.string().nullable(),
  because: z.string().nullable(),
  evidence: z.array(evidenceNamed),
  raisedBy: z.string(),
  raisedAt: instant,
  concludedBy: z.string().nullable(),
  concludedAt: instant.nullable(),
  /** Why the last conclusion did not hold. */
  reopened: z.object({ because: z.string(), by: z.string(), at: instant }).nullable(),
  /** The ticket it is on, when that is one that was merged into the one asked for. */
  of: namedTicket.nullable(),
});

/** What was ruled out, as it goes with a ticket to the next tier. */
export const ruledOutTheory = z.object({
  hypothesisId: z.uuid(),
  number: z.number().int(),
  statement: z.string(),
  test: z.string(),
  because: z.string(),
  evidence: z.array(evidenceNamed),
  by: z.string(),
  at: instant,
});
/** A theory that is still held, or was confirmed, as it goes with a ticket to the next tier. */
export const heldTheory = z.object({
  hypothesisId: z.uuid(),
  number: z.number().int(),
  statement: z.string(),
  confidence,
  state: hypothesisState.exclude(['ruled_out']),
  test: z.string().nullable(),
  by: z.string(),
  at: instant,
});

const kept = z.object({ hypothesisId: z.uuid(), number: z.number().int(), state: hypothesisState });

export const listHypotheses = operation({
  name: 'listHypotheses',
  summary: 'List the hypotheses of a ticket, ruled out ones included',
  method: 'GET',
  path: '/tickets/:ticketId/hypotheses',
  permission: 'escalation.read',
  input: z.strictObject({ ticketId }),
  reply: z.object({ items: z.array(hypothesisView) }),
  refusals: [],
});
export const raiseHypothesis = operation({
  name: 'raiseHypothesis',
  summary: 'Raise a hypothesis about the cause',
  method: 'POST',
  path: '/tickets/:ticketId/hypotheses',
  permission: 'ticket.work',
  input: z.strictObject({ ticketId, statement, confidence: confidence.default('medium') }),
  reply: kept,
  refusals: [notInThisState, tooManyHypotheses],
});
export const changeHypothesis = operation({
  name: 'changeHypothesis',
  summary: 'Word a hypothesis anew, or say how sure you are now',
  method: 'PATCH',
  path: '/tickets/:ticketId/hypotheses/:hypothesisId',
  permission: 'ticket.work',
  input: z.strictObject({ ...one, statement: statement.optional(), confidence: confidence.optional() }),
  reply: kept,
  refusals: [hypothesisConcluded],
});
export const testHypothesis = operation({
  name: 'testHypothesis',
  summary: 'Say that a hypothesis is being tested, and how',
  method: 'POST',
  path: '/tickets/:ticketId/hypotheses/:hypothesisId/test',
  permission: 'ticket.work',
  input: z.strictObject({ ...one, test }),
  reply: kept,
  refusals: [hypothesisConcluded],
});
export const concludeHypothesis = operation({
  name: 'concludeHypothesis',
  summary: 'Rule a hypothesis out, or confirm it',
  description: 'With what was done to check it and what was seen. What was ruled out stays on the ticket and goes with it to Tier 3.',
  method: 'POST',
  path: '/tickets/:ticketId/hypotheses/:hypothesisId/conclusion',
  permission: 'ticket.work',
  input: z.strictObject({
    ...one,
    conclusion,
    /** Left out, what it was tested by before. */
    test: test.optional(),
    because,
    evidenceIds: z.array(z.uuid()).max(mostEvidence).default([]),
  }),
  reply: kept,
  refusals: [hypothesisConcluded, evidenceNotOnTicket],
});
export const reopenHypothesis = operation({
  name: 'reopenHypothesis',
  summary: 'Take a conclusion back, with the reason',
  method: 'POST',
  path: '/tickets/:ticketId/hypotheses/:hypothesisId/reopening',
  permission: 'ticket.work',
  input: z.strictObject({ ...one, because }),
  reply: kept,
  refusals: [hypothesisStillOpen],
});
