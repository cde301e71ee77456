import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const notInThisState = refusal({
  code: 'not-in-this-state',
  status: 409,
  title: 'The ticket’s state does not allow this',
  advice: 'Read the ticket again; somebody may have moved it meanwhile. In an answer, goesTo names the states that it may go to.',
  facts: z.object({ state: z.string(), goesTo: z.array(z.string()).optional() }),
});
export const requesterUnknown = refusal({
  code: 'requester-unknown',
  status: 422,
  title: 'There is no such requester here',
  advice: 'Find the requester by name, or register the person first.',
});
export const categoryUnknown = refusal({
  code: 'category-unknown',
  status: 422,
  title: 'There is no such category',
  advice: 'Choose a category from the list, or leave it out.',
});
export const categoryNameTaken = refusal({
  code: 'category-name-taken',
  status: 409,
  title: 'There is a category of this name already',
  advice: 'Use the one that is there, or choose another name.',
  facts: z.object({ name: z.string() }),
});
export const teamUnknown = refusal({
  code: 'team-unknown',
  status: 422,
  title: 'There is no such team at this tier',
  advice: 'Reassigning stays within the tier. To go up a tier, escalate with a criterion and a packet.',
});
export const assigneeUnknown = refusal({
  code: 'assignee-unknown',
  status: 422,
  title: 'This agent cannot take the ticket',
  advice: 'Choose an agent of the ticket’s tier who serves this client.',
});
export const takenAlready = refusal({
  code: 'taken-already',
  status: 409,
  title: 'Somebody else has this ticket',
  advice: 'Talk to them. To take it over all the same, repeat and say why in reason.',
  facts: z.object({ by: z.string() }),
});
export const intakeMissing = refusal({
  code: 'intake-missing',
  status: 409,
  title: 'No team takes new tickets',
  advice: 'Form a Tier 1 team that is an intake; new tickets land in its queue.',
});
export const loopAhead = refusal({
  code: 'loop-ahead',
  status: 409,
  title: 'The ticket has been at that team before',
  advice: 'Read why it left. To send it back all the same, repeat with acceptLoop and say why in reason.',
  facts: z.object({ team: z.string(), hops: z.number().int() }),
});
export const reasonMissing = refusal({
  code: 'reason-missing',
  status: 422,
  title: 'This needs a reason',
  advice: 'Say in a sentence why; it is kept with the ticket.',
});
export const evidenceTooLarge = refusal({
  code: 'evidence-too-large',
  status: 413,
  title: 'The file is too large',
  advice: 'Send a smaller part of it, or a link to where it is kept.',
  facts: z.object({ mostBytes: z.number().int() }),
});
export const evidenceEmpty = refusal({ code: 'evidence-empty', status: 422, title: 'The file is empty', advice: 'Choose the file again.' });
export const notOpenToMerge = refusal({
  code: 'not-open-to-merge',
  status: 409,
  title: 'Only open tickets are merged',
  advice: 'Reopen it first if it is the same trouble, or leave it as it is.',
  facts: z.object({ reference: z.string(), state: z.string() }),
});
export const mergedAlready = refusal({
  code: 'merged-already',
  status: 409,
  title: 'It was merged into another ticket already',
  advice: 'Work on the ticket that it was merged into.',
  facts: z.object({ reference: z.string(), into: z.string() }),
});
export const mergeIntoItself = refusal({
  code: 'merge-into-itself',
  status: 422,
  title: 'A ticket is not merged into itself',
  advice: 'Choose other tickets as those that were the same.',
});
export const verdictAwaited = refusal({
  code: 'verdict-awaited',
  status: 409,
  title: 'An escalation of it waits for a verdict',
  advice: 'Have it accepted or returned first, or merge the other way round, into the ticket that was escalated.',
  facts: z.object({ reference: z.string() }),
});
export const notOnThisTicket = refusal({
  code: 'not-on-this-ticket',
  status: 422,
  title: 'Some of what is referred to is not on this ticket',
  advice: 'Refer to messages and files of the ticket that is split.',
});
export const reopenInstead = refusal({
  code: 'reopen-instead',
  status: 409,
  title: 'This ticket can still be reopened',
  advice: 'Reopen it: the same clock goes on. A follow-up is for when that is too late.',
  facts: z.object({ until: z.string() }),
});
export const tooLateToReopen = refusal({
  code: 'too-late-to-reopen',
  status: 409,
  title: 'The time to reopen this ticket is over',
  advice: 'Open a follow-up: a new ticket, linked to this one, with a clock of its own.',
  facts: z.object({ until: z.string() }),
});
