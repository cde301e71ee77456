import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const ticketNotOpen = refusal({
  code: 'ticket-not-open',
  status: 409,
  title: 'The ticket is not open',
  advice: 'Reopen it first if the trouble is back.',
  facts: z.object({ state: z.string() }),
});
export const nowhereToGo = refusal({
  code: 'nowhere-to-go',
  status: 409,
  title: 'There is no tier above this one',
  advice: 'Reassign it within Tier 3, or bring in a supplier.',
  facts: z.object({ tier: z.number() }),
});
export const alreadyWaiting = refusal({
  code: 'already-waiting',
  status: 409,
  title: 'An escalation of this ticket waits for a verdict',
  advice: 'Wait for the next tier to accept or return it.',
});
export const packetIncomplete = refusal({
  code: 'packet-incomplete',
  status: 422,
  title: 'The packet is incomplete',
  advice: 'Add what is missing, or send it with overrideReason; that is recorded.',
  facts: z.object({ missing: z.array(z.object({ item: z.string(), lacks: z.array(z.string()) })) }),
});
export const noCriterionMet = refusal({
  code: 'no-criterion-met',
  status: 422,
  title: 'No documented criterion is met',
  advice: 'Show which one is met (criterionDetail), or say in overrideReason why it goes up all the same; that is counted.',
});
export const criterionNotForTier = refusal({
  code: 'criterion-not-for-tier',
  status: 422,
  title: 'This criterion is not one of this tier’s',
  advice: 'Give one of those in known, or none with a reason (overrideReason). The criteria may have been changed since you read them.',
  facts: z.object({ tier: z.number(), criterion: z.string(), known: z.array(z.string()) }),
});
export const noTeamAbove = refusal({
  code: 'no-team-above',
  status: 409,
  title: 'No team works at that tier',
  advice: 'Form a team at the next tier first (people, teams).',
  facts: z.object({ tier: z.number() }),
});
export const verdictGiven = refusal({
  code: 'verdict-given',
  status: 409,
  title: 'Somebody has decided on this escalation already',
  advice: 'Read the ticket again: it says who, when and what.',
  facts: z.object({ verdict: z.string(), by: z.string() }),
});
export const ownEscalation = refusal({
  code: 'own-escalation',
  status: 409,
  title: 'You sent this escalation yourself',
  advice: 'Validation is done by somebody of the receiving tier.',
});
export const notOfThatTier = refusal({
  code: 'not-of-that-tier',
  status: 403,
  title: 'You do not work at the receiving tier',
  advice: 'Somebody of the receiving tier, or a lead, decides.',
  facts: z.object({ tier: z.number() }),
});
export const notYourEscalation = refusal({
  code: 'not-your-escalation',
  status: 403,
  title: 'You did not send this escalation',
  advice: 'Whoever sent it takes it back, or a lead.',
});
export const requestOpen = refusal({
  code: 'request-open',
  status: 409,
  title: 'The sender is asked for something already',
  advice: 'Wait for the answer, or return the escalation.',
  facts: z.object({ dueAt: z.string() }),
});
export const requestTime = refusal({
  code: 'request-time',
  status: 422,
  title: 'The sender cannot answer by then',
  advice: 'Name a time within the next days: later than now, and no later than a week ahead.',
  facts: z.object({ dueAt: z.string() }),
});
export const requestOver = refusal({
  code: 'request-over',
  status: 409,
  title: 'This request is not open any more',
  advice: 'Add it without a request: it stands beside the packet all the same.',
});
export const notAsked = refusal({
  code: 'not-asked',
  status: 422,
  title: 'This is no question that the receiving tier asked after accepting',
  advice: 'Name a public message by an agent, sent after the escalation was accepted.',
});
