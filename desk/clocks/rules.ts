import { z } from 'zod';
import { priority } from '../tickets/rules.ts';

/** What a clock measures (domain.md §1). Promises to the requester are `next_update`, kept by desk/promises. */
export const metric = z.enum(['response', 'resolution']);
export type Metric = z.infer<typeof metric>;
export const metrics = metric.options;

/** What an agreement promises for one priority, in working minutes, never days. */
export const targetMinutes = z.strictObject({
  priority,
  responseMinutes: z.number().int().min(1).max(525_600),
  resolutionMinutes: z.number().int().min(1).max(525_600),
});
export type TargetMinutes = z.infer<typeof targetMinutes>;

/** What a new client starts with, until an agreement is agreed: working minutes on Monday to Friday, 08:00 to 18:00. */
export const defaultTargets: readonly TargetMinutes[] = [
  { priority: 1, responseMinutes: 15, resolutionMinutes: 240 },
  { priority: 2, responseMinutes: 30, resolutionMinutes: 480 },
  { priority: 3, responseMinutes: 120, resolutionMinutes: 1_440 },
  { priority: 4, responseMinutes: 480, resolutionMinutes: 3_000 },
];

const day: [string, string][] = [['08:00', '18:00']];
/** The working week of the default agreement. */
export const defaultWeek = { mon: day, tue: day, wed: day, thu: day, fri: day };
