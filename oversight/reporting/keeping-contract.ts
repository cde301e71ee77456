import { z } from 'zod';
import { promiseState } from '../../desk/promises/rules.ts';
import { tier } from '../../estate/people/rules.ts';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';

/** What each figure means, as it is written beside it. */
export const keepingDefinitions = {
  keptRate:
    'Kept ÷ (kept + late + broken), of promises to requesters that ended in the period. Kept: told in time, the due second included. Late: told afterwards. Broken: moved to later, or the ticket ended without a word. One that was replaced by an earlier one is counted once, by the one that replaced it. The desk’s own check-ins count. Imported history has none.',
  byTier: 'By the tier that had the ticket when the promise ended, whoever made it.',
  overdueNow: 'Promises that stand open and are overdue now, whatever the period.',
  checkInsShort:
    'Escalated tickets that were resolved in the period after more than one cadence, with fewer than two check-ins since their escalation.',
} as const;

const tally = z.object({
  kept: z.number().int(),
  late: z.number().int(),
  broken: z.number().int(),
  /** 0 to 100, cut to one decimal; null while nothing ended. */
  keptPercent: z.number().nullable(),
});

/** A year and a day: longer periods are several reports. */
const longestDays = 367;

const period = {
  clientId: z.uuid().optional(),
  /** The period’s first instant. */
  from: instant,
  /** The instant after its last. */
  until: instant,
};
const asked = {
  ...period,
  tier: z.coerce.number().pipe(tier).optional(),
  state: promiseState.exclude(['open']).optional(),
};

/** A period ends after it began, and is not longer than a year. */
function isPeriod({ from, until }: { readonly from: string; readonly until: string }): boolean {
  // What is no instant at all is said of its own field.
  if (!instant.safeParse(from).success || !instant.safeParse(until).success) return true;
  const days = Temporal.Instant.from(from).until(Temporal.Instant.from(until)).total({ unit: 'hours' }) / 24;
  return days > 0 && days <= longestDays;
}
const notPeriod = { path: ['until'], error: 'Choose an end after the beginning, at most a year later.' };

export const readPromiseKeeping = operation({
  name: 'readPromiseKeeping',
  summary: 'Read how many promises to requesters were kept, per tier and client, with the definition',
  method: 'GET',
  path: '/reports/promises',
  permission: 'report.read',
  input: z.strictObject(period).refine(isPeriod, notPeriod),
  reply: z.object({
    from: instant,
    until: instant,
    total: tally,
    byTier: z.array(tally.extend({ tier })),
    byClient: z.array(tally.extend({ clientId: z.uuid(), clientName: z.string() })),
    overdueNow: z.number().int(),
    checkIns: z.object({ resolved: z.number().int(), short: z.number().int() }),
    definitions: z.record(z.enum(['keptRate', 'byTier', 'overdueNow', 'checkInsShort']), z.string()),
    asOf: instant,
  }),
  refusals: [],
});

export const endedPromise = z.object({
  promiseId: z.uuid(),
  ticketId: z.uuid(),
  reference: z.string(),
  title: z.string(),
  clientId: z.uuid(),
  clientName: z.string(),
  tier,
  what: z.string(),
  dueAt: instant,
  endedAt: instant,
  state: promiseState.exclude(['open']),
  why: z.string().nullable(),
});
export const listEndedPromises = operation({
  name: 'listEndedPromises',
  summary: 'List the promises behind the kept rate, the last one first',
  method: 'GET',
  path: '/reports/promises/ended',
  permission: 'report.read',
  input: z.strictObject({ ...asked, ...page }).refine(isPeriod, notPeriod),
  reply: pageOf(endedPromise),
  refusals: [],
});
export const readEndedPromisesFile = operation({
  name: 'readEndedPromisesFile',
  summary: 'Download the promises behind the kept rate as CSV',
  description: 'A row for each promise that ended in the period; counted by state they make the rate.',
  method: 'GET',
  path: '/reports/promises/file',
  permission: 'report.read',
  givesBytes: true,
  input: z.strictObject(asked).refine(isPeriod, notPeriod),
  reply: z.null(),
  refusals: [],
});
