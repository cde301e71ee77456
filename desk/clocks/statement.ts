import { type Tier, tier } from '../../estate/people/rules.ts';
import { type Calendar, workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { AgreementKind, Metric } from '../agreements/rules.ts';
import type { Priority } from '../tickets/rules.ts';
import { type ClockShape, clockShape } from './clock-shape.ts';
import { type SegmentKind, segmentKind } from './contract.ts';
import { type ClockHistory, endedStops, type Standstill, type Target } from './history.ts';
import { type Segment, secondsIn } from './segments.ts';
import { isInTime, reachedThroughStops } from './targets.ts';

/** One clock as its facts tell it. */
export interface ClockTerms extends ClockHistory {
  readonly kind: AgreementKind;
  readonly metric: Metric;
  readonly calendar: Calendar;
  /** When the ticket was first logged; for a split child, when its parent was. Nothing ever moves it. */
  readonly startedAt: Temporal.Instant;
  /** When the promise was met or missed; left null, the clock runs. */
  readonly stoppedAt: Temporal.Instant | null;
  /** Null where nobody is owed it any more; left out while it runs. */
  readonly met?: boolean | null;
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
  readonly kind: AgreementKind;
  readonly metric: Metric;
  readonly startedAt: Temporal.Instant;
  readonly stoppedAt: Temporal.Instant | null;
  readonly shape: ClockShape | 'met' | 'missed' | 'ended';
  /** Standing still since then for a reason that the agreement lists. */
  readonly pausedSince: Temporal.Instant | null;
  /** Working seconds that it stood paused. */
  readonly pausedSeconds: number;
  readonly lines: readonly TargetLine[];
}

type Accruing = Segment & { readonly kind: SegmentKind };

/**
 * The clock statement (domain.md §3.6): what each tier used, by kind, and how each clock stands as of an instant. The tiers and kinds are
 * summed from the segments, so the tiers make the total and the kinds make their tier, to the second. A round that was returned is the
 * sender's: the ticket never left the sender's tier. On each clock, target less used is left; used is the working time since its start
 * without what it stood still: as long as it never paused, the same as the working time of the segments.
 */
export function statementOf(
  segments: readonly Segment[],
  { clocks, asOf }: { readonly clocks: readonly ClockTerms[]; readonly asOf: Temporal.Instant },
): ClockStatement {
  const accruing = segments.filter(isAccruing);
  const tiers = tier.options.map((option) => useOf(option.value, accruing)).filter(({ seconds }) => seconds > 0);
  const totalSeconds = sum(accruing);
  return {
    totalSeconds,
    workingSeconds: sum(accruing.filter(({ working }) => working)),
    resolvedSeconds: sum(segments) - totalSeconds,
    tiers,
    clocks: clocks.map((clock) => clockLine(clock, asOf)),
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

function clockLine(clock: ClockTerms, asOf: Temporal.Instant): ClockLine {
  const { kind, metric, startedAt, stoppedAt, targets, standstills, calendar } = clock;
  const [first] = targets;
  if (first === undefined) throw new Error('A clock has a target from its start on');
  const end = stoppedAt ?? asOf;
  const lines = targets.slice(0, -1).map((target, index) => targetLine(clock, target, earlier(targets[index + 1]?.at ?? end, end)));
  const line = targetLine(clock, targets.at(-1) ?? first, end);
  const pauses = standstills.filter(({ why }) => why === 'paused');
  const last = standstills.at(-1);
  const isPaused = stoppedAt === null && last?.continuedAt === null && last.why === 'paused';
  return {
    kind,
    metric,
    startedAt,
    stoppedAt,
    ...line,
    shape: shapeOf(clock, line),
    pausedSince: isPaused ? last.stoppedAt : null,
    pausedSeconds: stillUntil(calendar, pauses, end),
    lines,
  };
}

function shapeOf({ stoppedAt, met }: ClockTerms, { secondsLeft, targetSeconds, breached }: TargetLine): ClockLine['shape'] {
  if (stoppedAt === null) return clockShape(secondsLeft, targetSeconds, breached);
  if (met === null) return 'ended';
  return breached ? 'missed' : 'met';
}

function targetLine({ calendar, startedAt, standstills }: ClockTerms, target: Target, to: Temporal.Instant): TargetLine {
  // A target replaced, or looked at, while the clock stood still stands as it stood when that began.
  const still = standstills.find(
    ({ stoppedAt, continuedAt }) => isBefore(stoppedAt, to) && (continuedAt === null || isBefore(to, continuedAt)),
  );
  const stood = still?.stoppedAt ?? to;
  // Imported history may stop a clock before it started.
  const until = isBefore(stood, startedAt) ? startedAt : stood;

  const targetSeconds = target.targetMinutes * 60;
  const usedSeconds = workingSecondsBetween(calendar, startedAt, until) - stillUntil(calendar, standstills, until);
  const stops = endedStops({ standstills }).filter(({ continuedAt }) => !isBefore(until, continuedAt));
  const dueAt = reachedThroughStops(calendar, { startedAt, seconds: targetSeconds, stops });
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

/** Working seconds of standstills that lie before an instant. */
function stillUntil(calendar: Calendar, standstills: readonly Standstill[], until: Temporal.Instant): number {
  return standstills
    .filter(({ stoppedAt }) => isBefore(stoppedAt, until))
    .reduce(
      (seconds, { stoppedAt, continuedAt }) => seconds + workingSecondsBetween(calendar, stoppedAt, earlier(continuedAt ?? until, until)),
      0,
    );
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;
const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant => (isBefore(other, one) ? other : one);
