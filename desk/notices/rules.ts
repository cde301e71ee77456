import { z } from 'zod';
import type { Warning } from '../agreements/rules.ts';

/** What somebody may be told of; mail is turned on and off by these. A breach is a clock's 100 % and what lies beyond. */
export const noticeKind = z.enum(['clock_warning', 'clock_breach', 'promise_soon', 'promise_overdue', 'escalation']);
export type NoticeKind = z.infer<typeof noticeKind>;

/** A local time of day, `22:00`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Write a time of day such as 22:00' });

/** From when to when no mail is wanted, in the person's own zone; `to` before `from` runs over midnight. */
export const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, { error: 'Quiet hours end at another time than they begin', path: ['to'] });
export type QuietHours = z.infer<typeof quietHours>;

/** How somebody wants to be told. The bell always rings at once. */
export const noticeWishes = z.strictObject({
  /** Which kinds come by mail as well. */
  mail: z.strictObject({
    clock_warning: z.boolean(),
    clock_breach: z.boolean(),
    promise_soon: z.boolean(),
    promise_overdue: z.boolean(),
    /** The receiving tier asks, an answer came, or leads are called in. */
    escalation: z.boolean(),
  }),
  quiet: quietHours.nullable(),
  /** P1 is mailed in quiet hours too. */
  urgentAnyway: z.boolean(),
});
export type NoticeWishes = z.infer<typeof noticeWishes>;

/** Who never said anything is mailed at once, all but what is over before a mail is read. */
export const firstWishes: NoticeWishes = {
  mail: { clock_warning: true, clock_breach: true, promise_soon: false, promise_overdue: true, escalation: true },
  quiet: null,
  urgentAnyway: true,
};

export function kindOf(percent: number): NoticeKind {
  return percent >= 100 ? 'clock_breach' : 'clock_warning';
}

/**
 * When a mail may go: now (undefined), or at the end of the quiet hours that `at` lies in. Hours are the person's own wall clock, also
 * across a change of summer time: a time that the clock skips is taken as the one after it.
 */
export function quietUntil(quiet: QuietHours | null, zone: string, at: Temporal.Instant): Temporal.Instant | undefined {
  if (quiet === null) return undefined;
  const local = at.toZonedDateTimeISO(zone);
  const now = local.toPlainTime();
  const from = Temporal.PlainTime.from(quiet.from);
  const to = Temporal.PlainTime.from(quiet.to);
  const isBefore = (one: Temporal.PlainTime, other: Temporal.PlainTime) => Temporal.PlainTime.compare(one, other) < 0;
  const overMidnight = isBefore(to, from);
  const isQuiet = overMidnight ? !isBefore(now, from) || isBefore(now, to) : !isBefore(now, from) && isBefore(now, to);
  if (!isQuiet) return undefined;
  const endsTomorrow = overMidnight && !isBefore(now, from);
  const date = endsTomorrow ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const end = date.toZonedDateTime({ timeZone: zone, plainTime: to }).toInstant();
  // In the hour that summer time repeats, the end may lie in its first half, behind us.
  return Temporal.Instant.compare(end, at) > 0 ? end : undefined;
}

/** As what somebody is told. Team members only where nobody else is there. */
export const toldAs = z.enum(['assignee', 'team_lead', 'service_manager', 'team_member', 'sender', 'asker']);
export type ToldAs = z.infer<typeof toldAs>;

/** Everybody around a ticket who may be told of it, by the part they play; only people who serve its client and can come in. */
export interface Around {
  readonly assignee: readonly string[];
  readonly team_lead: readonly string[];
  readonly service_manager: readonly string[];
  readonly team_member: readonly string[];
}

type Part = Warning['to'][number];

/** Who stands in where nobody plays a part: no warning is told to nobody. */
const standIns: Readonly<Record<Part, readonly (keyof Around)[]>> = {
  assignee: ['assignee', 'team_lead', 'team_member', 'service_manager'],
  team_lead: ['team_lead', 'service_manager'],
  service_manager: ['service_manager', 'team_lead'],
};

/**
 * Who is told: for each part that the threshold names whoever plays it, and where nobody does (an unassigned ticket, a team without a
 * lead) the next in line; where that leaves nobody at all, the team. Everybody once, as the first part they play.
 */
export function recipientsOf(to: readonly Part[], around: Around): readonly { readonly agentId: string; readonly as: ToldAs }[] {
  const told = new Map<string, ToldAs>();
  for (const part of to) {
    const as = standIns[part].find((one) => around[one].length > 0);
    if (as === undefined) continue;
    for (const agentId of around[as]) if (!told.has(agentId)) told.set(agentId, as);
  }
  if (told.size === 0) for (const agentId of around.team_member) told.set(agentId, 'team_member');
  return [...told].map(([agentId, as]) => ({ agentId, as }));
}
