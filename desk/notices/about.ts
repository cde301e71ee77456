import { z } from 'zod';
import { instant } from '../../platform/wire.ts';
import { agreementKind, metric } from '../agreements/rules.ts';
import { toldAs } from './rules.ts';

/** All that a warning's words need: each notice explains itself (what, since when, by which calendar, why you). */
export const aboutWarning = z.object({
  metric,
  clockKind: agreementKind,
  percent: z.number().int(),
  reachedAt: instant,
  /** The desk was not running when the threshold was reached. */
  late: z.boolean(),
  dueAt: instant,
  targetSeconds: z.number().int(),
  /** Working seconds left when it was told; negative once breached. */
  secondsLeft: z.number().int(),
  calendar: z.object({ zone: z.string(), words: z.string() }),
  toldAs,
});
export type AboutWarning = z.infer<typeof aboutWarning>;
