import type { Tier } from '../../estate/people/rules.ts';
import { type Calendar, workingSpans } from '../../platform/calendar/index.ts';
import { isOpen, type PendingReason, type TicketState } from '../tickets/rules.ts';
import type { SegmentKind } from './contract.ts';

/** One recorded change of a ticket: when, and what was different from then on. The first one says tier, team and state. */
export type Change = { readonly at: Temporal.Instant } & Readonly<Partial<Standing>>;

/** Where a ticket stands and what happens to it. */
export interface Standing {
  readonly tier: Tier;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  /** An escalation waits for the receiving tier's verdict. */
  readonly validating: boolean;
}

/** A stretch `[from, to)` of a ticket's life in which one thing happened to it, in whole seconds. */
export interface Segment {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly tier: Tier;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly state: TicketState;
  /** `resolved` lies between resolving (closing) and reopening. It keeps the life whole, and counts towards nothing. */
  readonly kind: SegmentKind | 'resolved';
  /** Inside the calendar's working time. Of the kinds, only `resolved` can be either. */
  readonly working: boolean;
}

/** A standing from one epoch second to another. */
interface Stay {
  readonly from: number;
  readonly to: number;
  readonly standing: Standing;
}

/**
 * What happened to a ticket, second by second (domain.md §3.6): its changes, in the order they were recorded, become segments without
 * gap or overlap from the first change until `until`, or until it was last resolved, closed or cancelled: from there on nothing accrues.
 * Instants are cut to whole seconds. A change recorded with an earlier instant than the one before it (imported history knows such)
 * counts from the earlier one's instant; the order stands. Segments meet exactly where working time begins and ends. With `from`, what
 * lies before it is left out, and costs nothing.
 */
export function segmentsOf(
  changes: readonly Change[],
  { calendar, from, until }: { calendar: Calendar; from?: Temporal.Instant; until: Temporal.Instant },
): readonly Segment[] {
  const segments: Segment[] = [];
  const first = from === undefined ? Number.NEGATIVE_INFINITY : epochSecond(from);
  for (const stay of staysOf(changes, epochSecond(until))) {
    if (stay.to <= first) continue;
    for (const segment of segmentsDuring({ ...stay, from: Math.max(stay.from, first) }, calendar)) {
      const last = segments.at(-1);
      if (last !== undefined && isMoreOf(last, segment)) segments[segments.length - 1] = { ...last, to: segment.to };
      else segments.push(segment);
    }
  }
  return segments;
}

/** How long a segment is. */
export function secondsIn({ from, to }: Pick<Segment, 'from' | 'to'>): number {
  return epochSecond(to) - epochSecond(from);
}

/** The changes as stays in a row. Those that last no full second are dropped, those after the last stop too. */
function staysOf(changes: readonly Change[], until: number): readonly Stay[] {
  const [first, ...others] = changes;
  if (first === undefined || epochSecond(first.at) > until) return [];

  const stays: Stay[] = [];
  let standing = firstStanding(first);
  let from = epochSecond(first.at);
  for (const change of others) {
    const at = Math.max(from, epochSecond(change.at));
    if (at > until) break;
    if (at > from) stays.push({ from, to: at, standing });
    standing = standingAfter(standing, change);
    from = at;
  }

  if (!isOpen(standing.state)) return untilLastStop(stays);
  if (until > from) stays.push({ from, to: until, standing });
  return stays;
}

function untilLastStop(stays: readonly Stay[]): readonly Stay[] {
  return stays.slice(0, stays.findLastIndex(({ standing }) => isOpen(standing.state)) + 1);
}

function firstStanding({ tier, teamId, state, ...rest }: Change): Standing {
  if (tier === undefined || teamId === undefined || state === undefined)
    throw new Error('The first change of a ticket says tier, team and state');
  return {
    tier,
    teamId,
    state,
    assigneeId: rest.assigneeId ?? null,
    pendingReason: rest.pendingReason ?? null,
    validating: rest.validating ?? false,
  };
}

/** A reason to wait ends with the waiting: going back to work and pending again needs a reason of its own. */
function standingAfter(standing: Standing, { at: _, ...difference }: Change): Standing {
  const next = { ...standing, ...difference };
  return next.state === 'pending' ? next : { ...next, pendingReason: null };
}

/** Cuts a stay where working time begins and ends. */
function segmentsDuring({ from, to, standing }: Stay, calendar: Calendar): readonly Segment[] {
  const { tier, teamId, assigneeId, state } = standing;
  const open = kindOf(standing);
  const closed = open === 'resolved' ? 'resolved' : 'closed_hours';
  const segment = (start: Temporal.Instant, end: Temporal.Instant, working: boolean): Segment => ({
    from: start,
    to: end,
    tier,
    teamId,
    assigneeId,
    state,
    kind: working ? open : closed,
    working,
  });

  const segments: Segment[] = [];
  const end = instantOf(to);
  let start = instantOf(from);
  for (const span of workingSpans(calendar, start, end)) {
    if (!start.equals(span.from)) segments.push(segment(start, span.from, false));
    segments.push(segment(span.from, span.to, true));
    start = span.to;
  }
  if (!start.equals(end)) segments.push(segment(start, end, false));
  return segments;
}

/**
 * What happens to a ticket in working time. A verdict that is waited for comes before all else, also before what the sender waits for:
 * the receiving tier has it on its list. Pending without a recorded reason excuses nobody: it is queue or work, as if it were not.
 */
function kindOf({ state, assigneeId, pendingReason, validating }: Standing): Segment['kind'] {
  if (!isOpen(state)) return 'resolved';
  if (validating) return 'validation';
  if (state === 'pending' && pendingReason !== null) return `waiting_${pendingReason}`;
  return state === 'new' || assigneeId === null ? 'queue' : 'work';
}

function isMoreOf(last: Segment, next: Segment): boolean {
  return (
    last.kind === next.kind &&
    last.working === next.working &&
    last.state === next.state &&
    last.tier === next.tier &&
    last.teamId === next.teamId &&
    last.assigneeId === next.assigneeId
  );
}

const epochSecond = (instant: Temporal.Instant): number => Math.floor(instant.epochMilliseconds / 1000);
const instantOf = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);
