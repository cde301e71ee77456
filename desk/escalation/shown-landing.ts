import type { z } from 'zod';
import type { Landing } from '../clocks/index.ts';
import type { landing } from './facts.ts';

/** A landing as facts keep it and answers show it. */
export function shownLanding({ at, dueAt, usedSeconds, ...rest }: Landing): z.input<typeof landing> {
  return { ...rest, at: at.toString(), dueAt: dueAt.toString(), usedSeconds: [...usedSeconds] };
}
