import type { z } from 'zod';
import type { listPromises } from '../../../desk/promises/contract.ts';
import { fillTemplate, plainCheckIn } from '../../../desk/promises/template.ts';
import { theirTime } from '../../../desk/promises/their-time.ts';

type Promises = z.output<typeof listPromises.reply>;
export type Promised = Promises['items'][number];
/** What agents plan the next update with. */
export type Plan = NonNullable<Promises['plan']>;

/** A template filled for this ticket: agents by their first name, the time as the requester’s own clock shows it. */
export function filled(words: string, { requesterName, assigneeName, timeZone }: Plan, at: string): string {
  return fillTemplate(words, {
    requester: requesterName,
    assignee: assigneeName?.split(' ', 1)[0] ?? 'The team',
    time: theirTime(Temporal.Instant.from(at), timeZone),
  });
}

/** What is promised as long as nobody writes anything else: the words in which the desk itself would. */
export function proposed(plan: Plan | undefined, at: string): string {
  return plan === undefined ? '' : filled(plainCheckIn, plan, at);
}

/** Below this, handing a ticket over means handing over something that is nearly due. */
const nearMinutes = 15;

/** Whether a promise is due so soon that whoever gets the ticket must know before they have it; overdue ones are. */
export function isNear(dueAt: string, now: number): boolean {
  return Date.parse(dueAt) - now <= nearMinutes * 60_000;
}
