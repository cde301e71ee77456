import type { z } from 'zod';
import type { Tier } from '../../estate/people/rules.ts';
import { refuse } from '../../platform/refusal.ts';
import type { ticketAssigned } from './facts.ts';
import { assigneeUnknown, loopAhead, reasonMissing, takenAlready, teamUnknown } from './refusals.ts';
import { mustBeOpen, type TicketStanding, type TicketState } from './rules.ts';

/** Where a ticket goes: the whole of it, not only what changes. */
export interface Destination {
  readonly tier: Tier;
  readonly teamId: string;
  /** null puts it into the team's queue. */
  readonly assigneeId: string | null;
  readonly reason: string | null;
}

/** What of a ticket's standing a move is made of. */
export type Whereabouts = Pick<TicketStanding, 'state' | 'pendingReason' | 'tier' | 'teamId' | 'teamIsIntake' | 'assigneeId' | 'hops'>;

/**
 * What is recorded when a ticket moves. Given to an agent, a new ticket is in progress; put back into a queue, one in progress is
 * new; a pending one goes on waiting. A change of team is a hop unless it only leaves the intake (domain.md §4).
 */
export function assignmentPayload(
  standing: Whereabouts,
  { tier, teamId, assigneeId, reason }: Destination,
): z.input<typeof ticketAssigned.payload> {
  const hop = teamId !== standing.teamId && !standing.teamIsIntake;
  return {
    tier,
    teamId,
    assigneeId,
    state: stateAt(standing.state, assigneeId),
    pendingReason: standing.pendingReason,
    fromTier: standing.tier,
    fromTeamId: standing.teamId,
    fromAssigneeId: standing.assigneeId,
    hop,
    hops: standing.hops + (hop ? 1 : 0),
    reason,
  };
}

function stateAt(state: TicketState, assigneeId: string | null): TicketState {
  if (state === 'new' && assigneeId !== null) return 'in_progress';
  if (state === 'in_progress' && assigneeId === null) return 'new';
  return state;
}

/** Who is asked to have a ticket: an agent, nobody (the queue), or whoever has it now. */
export interface AssignmentRequest {
  readonly teamId?: string | undefined;
  readonly assigneeId?: string | null | undefined;
  readonly reason?: string | undefined;
  readonly acceptLoop: boolean;
  /** The assignee is whoever asks. */
  readonly taking: boolean;
}

/** What is known of the team and the agent asked for. */
export interface AssignmentFacts {
  /** The team, when this client's tickets may be given to it. */
  readonly team: { readonly tier: Tier; readonly name: string } | null;
  /** The agent, when one who may sign in and serves this client. */
  readonly assignee: { readonly tier: Tier } | null;
  /** Who has it now, by name. */
  readonly assigneeName: string | null;
  /** Whether the ticket left that team before. */
  readonly wasThere: boolean;
}

/**
 * Decides where a ticket goes within its tier; nothing when it is there already. Up a tier is another verb: escalate.
 * Refuses a ticket that is over, a team or an agent of another tier or without this client, taking what a colleague has without
 * saying why, and a loop (A → B → A) that was not accepted with a reason.
 */
export function decideAssignment(
  standing: Whereabouts,
  request: AssignmentRequest,
  { team, assignee, assigneeName, wasThere }: AssignmentFacts,
): Destination | undefined {
  mustBeOpen(standing.state);
  const teamId = request.teamId ?? standing.teamId;
  const teamChanges = teamId !== standing.teamId;
  const assigneeId = request.assigneeId === undefined ? (teamChanges ? null : standing.assigneeId) : request.assigneeId;
  if (!teamChanges && assigneeId === standing.assigneeId) return undefined;
  if (teamChanges && team?.tier !== standing.tier) refuse(teamUnknown);
  if (assigneeId !== null && assignee?.tier !== standing.tier) refuse(assigneeUnknown);
  if (request.taking && standing.assigneeId !== null && request.reason === undefined) refuse(takenAlready, { by: assigneeName ?? '' });
  if (teamChanges && wasThere && !request.acceptLoop) refuse(loopAhead, { team: team?.name ?? '', hops: standing.hops });
  if (teamChanges && wasThere && request.reason === undefined) refuse(reasonMissing);
  return { tier: standing.tier, teamId, assigneeId, reason: request.reason ?? null };
}
