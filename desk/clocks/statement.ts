import { type Tier, tier } from '../../estate/people/rules.ts';
import { type Calendar, workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Priority } from '../tickets/rules.ts';
import { type SegmentKind, segmentKind } from './contract.ts';
import type { Metric } from './rules.ts';
import { type Segment, secondsIn, stopsOf } from './segments.ts';
import { type ClockShape, clockShape, dueAtThroughStops, isInTime } from './targets.ts';

/** What the clocks of one ticket measure against. */
export interface StatementTerms {
  readonly calendar: Calendar;
  /** The ticket's first change. A split child's clocks started before it. */
  readonly openedAt: Temporal.Instant;
  readonly clocks: readonly ClockTerms[];
}

export interface ClockTerms {
  readonly metric: Metric;
  /** When the ticket was first logged; for a split child, when its parent was. Nothing ever moves it. */
  readonly startedAt: Temporal.Instant;
  /** When the promise was met or missed; left null, the clock runs as long as the segments do. */
  readonly stoppedAt: Temporal.Instant | null;
  /** In the order they came into force; the last one counts. Never empty. */
  readonly targets: readonly [Target, ...Target[]];
}

/** What was promised from this instant on, since the priority was this one. */
export interface Target {
  readonly at: Temporal.Instant;
  readonly priority: Priority;
  readonly targetMinutes: number;
}

/** Which tier used what. Seconds are whole; every list leaves out what is zero. */
export interface ClockStatement {
  /** The sum of all tiers, of all kinds, and of all segments but `resolved`: the time that somebody owed the requester something. */
  readonly totalSeconds: number;
  /** Of these, inside working time. */
  readonly workingSeconds: number;
  /** Time between resolving and reopening. With the total it makes the whole life. */
  readonly resolvedSeconds: number;
  readonly tiers: readonly TierUse[];
  readonly clocks: readonly ClockLine[];
}

export interface TierUse {
  readonly tier: Tier;
  readonly seconds: number;
  readonly workingSeconds: number;
  readonly kinds: readonly { readonly kind: SegmentKind; readonly seconds: number }[];
}

/** How one target stood when it was replaced, when the clock stopped, or now. */
export interface TargetLine {
  readonly at: Temporal.Instant;
  readonly priority: Priority;
  readonly targetSeconds: number;
  readonly dueAt: Temporal.Instant;
  readonly usedSeconds: number;
  /** Target less used: negative once more was used than promised; 0 while past due in closed hours. */
  readonly secondsLeft: number;
  /** Past due, to the second; the due second itself is in time. */
  readonly breached: boolean;
}

/** The target in force, with the earlier ones in `lines`: re-prioritizing keeps both (domain.md §3.4). */
export interface ClockLine extends TargetLine {
  readonly metric: Metric;
  readonly startedAt: Temporal.Instant;
  readonly stoppedAt: Temporal.Instant | null;
  readonly shape: ClockShape | 'met' | 'missed';
  readonly lines: readonly TargetLine[];
}

type Accruing = Segment & { readonly kind: SegmentKind };

/**
 * The clock statement (domain.md §3.6): what each tier used, by kind, and how each clock stands. Everything is summed from the segments,
 * so the tiers make the total and the kinds make their tier, to the second. A round that was returned is the sender's: the ticket never
 * left the sender's tier. On each clock, target less used is left, and used is the working time of the segments since its start.
 */
export function statementOf(segments: readonly Segment[], terms: StatementTerms): ClockStatement {
  const accruing = segments.filter(isAccruing);
  const tiers = tier.options.map((option) => useOf(option.value, accruing)).filter(({ seconds }) => seconds > 0);
  const totalSeconds = sum(accruing);
  return {
    totalSeconds,
    workingSeconds: sum(accruing.filter(({ working }) => working)),
    resolvedSeconds: sum(segments) - totalSeconds,
    tiers,
    clocks: terms.clocks.map((clock) => clockLine(segments, clock, terms)),
  };
}

const isAccruing = (segment: Segment): segment is Accruing => segment.kind !== 'resolved';

const sum = (segments: readonly Pick<Segment, 'from' | 'to'>[]): number =>
  segments.reduce((seconds, segment) => seconds + secondsIn(segment), 0);

function useOf(used: Tier, accruing: readonly Accruing[]): TierUse {
  const own = accruing.filter((segment) => segment.tier === used);
  const kinds = segmentKind.options.map((kind) => ({ kind, seconds: sum(own.filter((segment) => segment.kind === kind)) }));
  return {
    tier: used,
    seconds: sum(own),
    workingSeconds: sum(own.filter(({ working }) => working)),
    kinds: kinds.filter(({ seconds }) => seconds > 0),
  };
}

function clockLine(segments: readonly Segment[], clock: ClockTerms, { calendar, openedAt }: StatementTerms): ClockLine {
  const { metric, startedAt, stoppedAt, targets } = clock;
  const end = stoppedAt ?? segments.at(-1)?.to ?? openedAt;
  const lineUntil = (target: Target, until: Temporal.Instant) => targetLine(segments, { calendar, startedAt, openedAt, target, until });

  const lines = targets.slice(0, -1).map((target, index) => lineUntil(target, earlier(targets[index + 1]?.at ?? end, end)));
  const line = lineUntil(targets.at(-1) ?? targets[0], end);
  const shape = clockShape(line.secondsLeft, line.targetSeconds, line.breached);
  const verdict = line.breached ? 'missed' : 'met';
  return { metric, startedAt, stoppedAt, ...line, shape: stoppedAt === null ? shape : verdict, lines };
}

interface LineTerms {
  readonly calendar: Calendar;
  readonly startedAt: Temporal.Instant;
  readonly openedAt: Temporal.Instant;
  readonly target: Target;
  readonly until: Temporal.Instant;
}

function targetLine(segments: readonly Segment[], terms: LineTerms): TargetLine {
  const { calendar, startedAt, target } = terms;
  const stops = stopsOf(segments);
  // A target replaced while the ticket stood resolved stands as it stood when the clock stopped.
  const resting = stops.find((stop) => isBefore(stop.stoppedAt, terms.until) && isBefore(terms.until, stop.continuedAt));
  const until = resting?.stoppedAt ?? terms.until;

  const targetSeconds = target.targetMinutes * 60;
  const usedSeconds = usedUntil(until, segments, terms);
  const dueAt = dueAtThroughStops(calendar, {
    startedAt,
    targetMinutes: target.targetMinutes,
    stops: stops.filter(({ continuedAt }) => !isBefore(until, continuedAt)),
  });
  return {
    at: target.at,
    priority: target.priority,
    targetSeconds,
    dueAt,
    usedSeconds,
    secondsLeft: targetSeconds - usedSeconds,
    breached: !isInTime(dueAt, until),
  };
}

/** Working time since the clock's start: what a split child inherited, and what its own segments hold. */
function usedUntil(until: Temporal.Instant, segments: readonly Segment[], { calendar, startedAt, openedAt }: LineTerms): number {
  const inherited = workingSecondsBetween(calendar, startedAt, earlier(openedAt, until));
  const own = segments.filter((segment) => isAccruing(segment) && segment.working && isBefore(segment.from, until));
  return inherited + sum(own.map(({ from, to }) => ({ from, to: earlier(to, until) })));
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;
const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant => (isBefore(other, one) ? other : one);
