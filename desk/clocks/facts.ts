import { z } from 'zod';
import { calendarDefinition } from '../../platform/calendar/definition.ts';
import { fact } from '../../platform/log/fact.ts';
import { instant } from '../../platform/wire.ts';
import { priority } from '../tickets/rules.ts';
import { metric, targetMinutes } from './rules.ts';

/** Stream: the agreement's id. A version is whole: its calendar and its targets, bound to the tickets opened under it. */
export const agreementPublished = fact({
  name: 'agreement-published',
  version: 1,
  payload: z.object({
    version: z.number().int(),
    name: z.string(),
    calendar: calendarDefinition,
    targets: z.array(targetMinutes),
    effectiveFrom: instant,
  }),
});

const target = z.object({ clockId: z.uuid(), metric, targetMinutes: z.number().int(), dueAt: instant });

/** Stream: the ticket's id, as for all facts of clocks. All clocks of a ticket start together, under one agreement version. */
export const clockStarted = fact({
  name: 'clock-started',
  version: 1,
  payload: z.object({
    agreementId: z.uuid(),
    agreementVersion: z.number().int(),
    /** The instant the ticket was first logged. Nothing ever moves it. */
    startedAt: instant,
    priority,
    clocks: z.array(target),
  }),
});
/** Re-prioritized: new targets from the original start; the statement keeps both lines. */
export const clockRetargeted = fact({ name: 'clock-retargeted', version: 1, payload: z.object({ priority, clocks: z.array(target) }) });
/** The promise was met or missed: first human reply for response, resolving for resolution. */
export const clockStopped = fact({
  name: 'clock-stopped',
  version: 1,
  payload: z.object({ stoppedAt: instant, clocks: z.array(z.object({ clockId: z.uuid(), metric, met: z.boolean() })) }),
});
/** The ticket was reopened within the window: the same clock goes on, with the working time that was left when it stopped. */
export const clockContinued = fact({
  name: 'clock-continued',
  version: 1,
  payload: z.object({ clockId: z.uuid(), metric, dueAt: instant }),
});
