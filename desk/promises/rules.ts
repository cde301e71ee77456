import { z } from 'zod';
import type { Priority } from '../tickets/rules.ts';

/** kept: told in time. late: told after it was due. broken: its ticket ended, or a new promise replaced it, without a word. */
export const promiseState = z.enum(['open', 'kept', 'late', 'broken']);
export type PromiseState = z.infer<typeof promiseState>;

/** How often a requester hears something, in minutes, by priority (domain.md §7: cadence per priority). */
export const cadenceMinutes: Readonly<Record<Priority, number>> = { 1: 30, 2: 60, 3: 240, 4: 480 };

/** Words that say nothing new to whoever waits. */
const emptyPhrases = [
  /^(your |the )?(ticket|request|incident|case) (has been|was|is) (escalated|forwarded|passed on)[.! ]*$/i,
  /^we are (still )?working on it[.! ]*$/i,
  /^(please )?(bear with us|be patient)[.! ]*$/i,
];

/** Whether this tells the requester nothing: "Your ticket has been escalated." */
export function saysNothing(words: string): boolean {
  return emptyPhrases.some((phrase) => phrase.test(words.trim()));
}
