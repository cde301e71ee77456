import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import { fact } from '../../platform/log/fact.ts';
import { said } from '../../platform/secrets/index.ts';
import { instant } from '../../platform/wire.ts';
import { assetKind, channel, grade, pendingReason, priority, standardStep, stepOutcome, ticketKind, ticketState } from './rules.ts';

/** Another ticket of the same client, with the number it goes by. */
const otherTicket = z.object({ ticketId: z.uuid(), reference: z.string() });

/** Facts of a ticket; the stream is the ticket's id. Each carries all that its rows need. */
export const ticketOpened = fact({
  name: 'ticket-opened',
  version: 1,
  payload: z.object({
    number: z.number().int(),
    reference: z.string(),
    kind: ticketKind,
    title: said(z.string()),
    description: said(z.string()).nullable(),
    requesterId: z.uuid(),
    requesterName: z.string(),
    departmentId: z.uuid().nullable(),
    siteId: z.uuid().nullable(),
    categoryId: z.uuid().nullable(),
    assetKind: assetKind.nullable().default(null),
    /** Whether the requester was a VIP when the ticket was opened. */
    vip: z.boolean().default(false),
    impact: grade,
    urgency: grade,
    priority,
    channel,
    state: ticketState,
    tier,
    teamId: z.uuid(),
    assigneeId: z.uuid().nullable(),
    externalReference: z.string().nullable(),
    /** When its clock began, where that was before it was opened: a child split off inherits it. */
    startedAt: instant.nullable().default(null),
    splitFrom: z
      .object({ ...otherTicket.shape, messageIds: z.array(z.uuid()), evidenceIds: z.array(z.uuid()) })
      .nullable()
      .default(null),
    /** The closed ticket that this one follows up. */
    follows: otherTicket.nullable().default(null),
  }),
});

/** Another team or another agent, within a tier or by an accepted escalation; always the whole of where the ticket now is. */
export const ticketAssigned = fact({
  name: 'ticket-assigned',
  version: 1,
  payload: z.object({
    tier,
    teamId: z.uuid(),
    assigneeId: z.uuid().nullable(),
    state: ticketState,
    pendingReason: pendingReason.nullable(),
    fromTier: tier,
    fromTeamId: z.uuid(),
    fromAssigneeId: z.uuid().nullable(),
    /** True when the team changed and it did not only leave the intake: what hops and ping-pong are counted by. */
    hop: z.boolean(),
    /** Hops so far, this one included. */
    hops: z.number().int(),
    reason: said(z.string()).nullable(),
  }),
});

const stateChange = z.object({
  from: ticketState,
  state: ticketState,
  pendingReason: pendingReason.nullable(),
  reason: said(z.string()).nullable(),
});
/** Work began, was given back to the queue, or waits: new, in_progress and pending. */
export const ticketStateChanged = fact({
  name: 'ticket-state-changed',
  version: 1,
  payload: stateChange.extend({
    /** The message that asked for what is waited for: without one no clock may pause. */
    questionId: z.uuid().nullable().default(null),
    /** The supplier that is waited for. */
    supplier: said(z.string()).nullable().default(null),
  }),
});
/** A way to work meanwhile was given and told to the requester; the trouble itself goes on. */
export const workaroundGiven = fact({
  name: 'workaround-given',
  version: 1,
  payload: z.object({ workaround: said(z.string()), messageId: z.uuid() }),
});
export const ticketResolved = fact({
  name: 'ticket-resolved',
  version: 1,
  payload: z.object({
    from: ticketState,
    resolution: said(z.string()).nullable(),
    cause: said(z.string()).nullable(),
    /** What the requester was told: a message of its own on the public side. */
    told: said(z.string()).nullable(),
    messageId: z.uuid().nullable().default(null),
    resolvedAtTier: tier,
  }),
});
export const ticketClosed = fact({
  name: 'ticket-closed',
  version: 1,
  payload: z.object({ from: ticketState, reason: said(z.string()).nullable() }),
});
/** Back in work: in_progress with the assignee it had, or new in the queue. */
export const ticketReopened = fact({
  name: 'ticket-reopened',
  version: 1,
  payload: z.object({ from: ticketState, state: ticketState, reason: said(z.string()).nullable() }),
});
export const ticketCancelled = fact({
  name: 'ticket-cancelled',
  version: 1,
  payload: z.object({
    from: ticketState,
    reason: said(z.string()).nullable(),
    /** Set when it was merged into another. */
    duplicateOf: otherTicket.nullable().default(null),
  }),
});

export const ticketPrioritized = fact({
  name: 'ticket-prioritized',
  version: 1,
  payload: z.object({
    impact: grade,
    urgency: grade,
    priority,
    fromPriority: priority,
    /** Set when the priority is not what impact × urgency gives. */
    overrideReason: said(z.string()).nullable(),
  }),
});
export const ticketCategorized = fact({ name: 'ticket-categorized', version: 1, payload: z.object({ categoryId: z.uuid().nullable() }) });

/** Said to the requester (by an agent), or by the requester. */
export const replySent = fact({
  name: 'reply-sent',
  version: 1,
  payload: z.object({
    messageId: z.uuid(),
    body: said(z.string()),
    by: z.enum(['agent', 'requester', 'integration', 'system']),
    automatic: z.boolean(),
    /** The next update is promised in the same send, so that the desk need not promise one by itself. */
    promisesNext: z.boolean().default(false),
  }),
});
/**
 * Said on the ticket that another requester's was merged into, and so said here too: they asked as well, and see nothing of that one.
 */
export const replyPassedOn = fact({
  name: 'reply-passed-on',
  version: 1,
  payload: z.object({ messageId: z.uuid(), body: said(z.string()), from: z.object({ ...otherTicket.shape, messageId: z.uuid() }) }),
});
/** Internal; a requester never sees it. */
export const noteAdded = fact({ name: 'note-added', version: 1, payload: z.object({ messageId: z.uuid(), body: said(z.string()) }) });

export const stepTried = fact({
  name: 'step-tried',
  version: 1,
  payload: z.object({
    stepId: z.uuid(),
    action: said(z.string()),
    expected: said(z.string()).nullable(),
    outcome: stepOutcome,
    result: said(z.string()).nullable(),
    /** The standard step that it answers, and the version of the steps in which it stood so. */
    standard: standardStep.nullable().default(null),
  }),
});
export const evidenceAttached = fact({
  name: 'evidence-attached',
  version: 1,
  payload: z.object({
    evidenceId: z.uuid(),
    fileName: said(z.string()),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    /** Whether the requester may see it. */
    public: z.boolean(),
  }),
});
/** Its number leads to another ticket from now on. `direct` is false where the ticket that it had been merged into was merged in turn. */
export const ticketMerged = fact({
  name: 'ticket-merged',
  version: 1,
  payload: z.object({ into: otherTicket, direct: z.boolean() }),
});
/** On the ticket that stays: these were the same, and the earliest start of all of them counts. */
export const ticketsMerged = fact({
  name: 'tickets-merged',
  version: 1,
  payload: z.object({
    sources: z.array(z.object({ ...otherTicket.shape, title: said(z.string()), startedAt: instant })).min(1),
    startedAt: instant,
  }),
});
/** On the parent: something else was in it, which is a ticket of its own now. */
export const ticketSplit = fact({ name: 'ticket-split', version: 1, payload: z.object({ ...otherTicket.shape, title: said(z.string()) }) });
/** On the closed ticket: it is back, too late to be reopened. */
export const ticketFollowedUp = fact({
  name: 'ticket-followed-up',
  version: 1,
  payload: z.object({ ...otherTicket.shape, title: said(z.string()) }),
});

/** One row of another system's event log, with what Secondline has no place for; every imported update has exactly one. */
export const historyImported = fact({
  name: 'history-imported',
  version: 1,
  payload: z.object({ source: z.string(), order: z.number(), changed: z.record(z.string(), said(z.string())) }),
});

/** Stream: the category's id. */
/** Renamed, or new tickets in it land elsewhere; what is in it already stays where it is. */
export const categoryChanged = fact({
  name: 'category-changed',
  version: 1,
  payload: z.object({ name: z.string(), defaultTeamId: z.uuid().nullable() }),
});
export const categoryAdded = fact({
  name: 'category-added',
  version: 1,
  payload: z.object({
    name: z.string(),
    parentId: z.uuid().nullable(),
    defaultTeamId: z.uuid().nullable(),
    externalName: z.string().nullable(),
  }),
});
