import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { instant } from '../../platform/wire.ts';
import { agreementKind, metric, warned } from '../agreements/rules.ts';
import { pendingReason, priority } from '../tickets/rules.ts';

const whichClock = z.object({ clockId: z.uuid(), kind: agreementKind, metric });

/** The threshold that is reached next; both null when nothing is left to warn about, and on imported history. */
const nextWarning = z.object({ warnPercent: z.number().int().nullable(), warnAt: instant.nullable() });

const target = z.object({ ...whichClock.shape, targetMinutes: z.number().int(), dueAt: instant, ...nextWarning.shape });

/** What a clock counts by: the agreement's version, and the calendar with all its versions up to this one. */
const bound = z.object({
  agreementId: z.uuid(),
  agreementVersion: z.number().int(),
  calendarId: z.uuid(),
  calendarVersion: z.number().int(),
});
const boundTarget = z.object({ ...target.shape, ...bound.shape });

/** What a clock takes over that begins in the place of another one, or beside it: when that stood still, and what was warned of. */
export const takenOver = z.object({
  standstills: z.array(z.object({ stoppedAt: instant, continuedAt: instant, why: z.enum(['ended', 'paused']) })),
  /** Working seconds of them that it stood paused: they count towards the cap. */
  pausedSeconds: z.number().int(),
  warnedPercent: z.number().int(),
});
const startedTarget = boundTarget.extend({ takenOver: takenOver.optional() });
export type BoundTarget = z.input<typeof startedTarget>;

/** Stream: the ticket's id, as for all facts of clocks. Clocks that begin together are one fact. */
export const clockStarted = fact({
  name: 'clock-started',
  version: 1,
  payload: z.object({
    /** Of a client's clock the instant the ticket was first logged. Nothing ever moves it. */
    startedAt: instant,
    priority,
    clocks: z.array(startedTarget),
  }),
});
/** Another priority or category: new targets from the original start; the statement keeps both lines. */
export const clockRetargeted = fact({ name: 'clock-retargeted', version: 1, payload: z.object({ priority, clocks: z.array(target) }) });
/** An open ticket was moved to another version of its agreement or calendar, by somebody's decision. The start stays. */
export const clockRebound = fact({ name: 'clock-rebound', version: 1, payload: z.object({ priority, clocks: z.array(boundTarget) }) });
/** The promise was met or missed: first human reply for response, resolving for resolution. `met` is null when nobody is owed it any more. */
export const clockStopped = fact({
  name: 'clock-stopped',
  version: 1,
  payload: z.object({ stoppedAt: instant, clocks: z.array(z.object({ ...whichClock.shape, met: z.boolean().nullable() })) }),
});
/** The agreement lists the reason, and a question went out: the clock stands still, `until` then at most. */
export const clockPaused = fact({
  name: 'clock-paused',
  version: 1,
  payload: z.object({
    pausedAt: instant,
    reason: pendingReason,
    questionId: z.uuid(),
    /** Who asked, where a clock takes over a pause that somebody else had begun. */
    pausedBy: z.string().optional(),
    clocks: z.array(z.object({ ...whichClock.shape, until: instant })),
  }),
});
/** Why a clock goes on: the ticket was reopened, somebody replied, the wait or the ticket was over, or the pause reached its cap. */
export const continuedBecause = z.enum(['reopened', 'replied', 'wait_over', 'cap', 'ended']);
/** The same clock goes on with the working time it had left. */
export const clockContinued = fact({
  name: 'clock-continued',
  version: 1,
  payload: z.object({
    continuedAt: instant,
    because: continuedBecause,
    clocks: z.array(z.object({ ...whichClock.shape, dueAt: instant, ...nextWarning.shape, pausedSeconds: z.number().int() })),
  }),
});
/** A threshold was reached. Each fires once for each clock, whatever restarts. */
export const clockWarned = fact({
  name: 'clock-warned',
  version: 1,
  payload: z.object({
    ...whichClock.shape,
    percent: z.number().int(),
    reachedAt: instant,
    dueAt: instant,
    /** Working seconds left when it was noticed; negative once breached. */
    secondsLeft: z.number().int(),
    targetMinutes: z.number().int(),
    /** Noticed more than 30 seconds after it was reached: the desk was down. */
    late: z.boolean(),
    /** What it counts by, so that whoever is told need not look it up. */
    calendar: z.object({ zone: z.string(), words: z.string() }),
    to: z.array(warned),
    nextPercent: z.number().int().nullable(),
    nextAt: instant.nullable(),
  }),
});

/** Somebody has it in hand: this threshold and those below it stop asking for attention, for everybody. */
export const warningAcknowledged = fact({
  name: 'warning-acknowledged',
  version: 1,
  payload: z.object({ ...whichClock.shape, percent: z.number().int() }),
});
