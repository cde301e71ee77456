import { namesOf } from '../../estate/people/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { Priority } from '../tickets/rules.ts';
import { checkInsOwed, nextCheckIn } from './check-ins.ts';
import type { listPromises as operation } from './contract.ts';
import { type Rhythm, rhythmsOf } from './rhythm.ts';
import type { Occasion, PromiseState } from './rules.ts';
import { standingsOf } from './standing.ts';

/** More promises than any ticket carries; the newest are shown. */
const mostListed = 200;

/** What was promised on a ticket, newest first, how often its requester hears something, and what agents plan the next update with. */
export const listPromises: Handler<typeof operation> = async (work, { ticketId }) => {
  const ticket = await work.sql
    .selectFrom('tickets.ticket')
    .select(['client_id', 'priority'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const isRequester = work.authority.requesterId !== undefined;
  const rows = await work.sql
    .selectFrom('promises.promise as p')
    .leftJoin('people.agent as a', 'a.id', 'p.owed_by')
    .select(['p.id', 'p.what', 'p.due_at', 'p.state', 'p.made_at', 'p.made_by', 'p.occasion', 'p.ended_at', 'p.ended_why', 'p.tier'])
    .select(['p.owed_by', 'a.name as owed_by_name'])
    .where('p.client_id', '=', ticket.client_id)
    .where('p.ticket_id', '=', ticketId)
    .orderBy('p.made_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(mostListed)
    .execute();
  const names = await namesOf(
    work.sql,
    rows.map((row) => row.made_by),
  );
  // To requesters agents go by their first name, here as everywhere (assurance.md A12).
  const called = (actor: string): string => {
    const name = names.get(actor)?.name ?? '';
    return isRequester && actor.startsWith('agent:') ? (name.split(' ', 1)[0] ?? '') : name;
  };
  // Check constraints of the tables hold these to their words, here and below.
  const [rhythm] = (await rhythmsOf(work.sql, [{ ticketId, priority: ticket.priority as Priority }])).values();
  if (rhythm === undefined) throw new Error('A ticket has no rhythm');
  return {
    items: rows.map((row) => ({
      promiseId: row.id,
      what: row.what,
      dueAt: row.due_at.toString(),
      state: row.state as PromiseState,
      madeAt: row.made_at.toString(),
      by: called(row.made_by),
      endedAt: row.ended_at?.toString() ?? null,
      endedWhy: row.ended_why,
      ...(!isRequester && {
        occasion: row.occasion as Occasion,
        owedBy: row.owed_by === null ? null : { id: row.owed_by, name: row.owed_by_name ?? '' },
        tier: row.tier as Tier,
      }),
    })),
    cadenceMinutes: rhythm.minutes,
    ...(!isRequester && { plan: await planOf(work, ticketId, rhythm) }),
  };
};

async function planOf(work: Work, ticketId: string, rhythm: Rhythm) {
  const standing = (await standingsOf(work.sql, [ticketId])).get(ticketId);
  if (standing === undefined) return refuse(notFound);
  const { requesterName, timeZone, assigneeName, escalatedAt, open, checkIns } = standing;
  return {
    requesterName,
    timeZone,
    assigneeName,
    escalated: escalatedAt !== null,
    nextCheckInAt: nextCheckIn(rhythm.calendar, work.at, rhythm.minutes).toString(),
    checkIns: {
      given: escalatedAt === null ? 0 : checkIns + (open === null ? 0 : 1),
      owed: escalatedAt === null ? 0 : checkInsOwed({ ...rhythm, escalatedAt }, work.at),
    },
  };
}
