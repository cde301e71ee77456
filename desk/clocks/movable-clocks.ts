import { sql as raw } from 'kysely';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type BoundAgreement, promisesTo } from '../agreements/index.ts';
import { addedClocks } from './added-clocks.ts';
import { historiesOf } from './history.ts';
import { newTarget } from './new-target.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { subjectsOf } from './subjects.ts';

/** Which open tickets are looked for. */
export interface Movable {
  readonly clientId: string;
  readonly agreementId: string;
  readonly ticketIds?: readonly string[] | undefined;
  readonly mostTickets: number;
}

/** A clock that is bound to something older than what is in force, with what it would be measured against. */
export interface MovableClock {
  readonly clock: ClockStanding;
  readonly to: BoundAgreement;
  readonly target: NonNullable<ReturnType<typeof newTarget>>;
}

/**
 * Running clocks of open tickets that follow an older version of the agreement or of its calendar, by ticket, the oldest first; with the
 * version that they would be moved to, and those that this version adds. Refuses an agreement that this client has not, or that has ended.
 */
export async function movableClocks(work: Work, { clientId, agreementId, ticketIds, mostTickets }: Movable) {
  const promises = await promisesTo(work, [clientId]);
  const inForce = promises(clientId, work.at, null).find(({ agreement }) => agreement.agreementId === agreementId);
  if (inForce === undefined) return refuse(notFound);
  const { agreement } = inForce;
  const { rows } = await raw<{ readonly ticket_id: string }>`
    with older as (
      select c.ticket_id, min(c.started_at) as started_at from clocks.clock c
      join tickets.ticket t on t.client_id = c.client_id and t.id = c.ticket_id
      left join lateral (
        select v.calendar_id, v.version from calendars.calendar_version v
        where v.client_id = c.client_id and (v.site_id = t.site_id or v.calendar_id = ${agreement.calendarId}::uuid)
        order by v.site_id is not null and v.site_id = t.site_id desc, v.version desc limit 1
      ) e on true
      where c.client_id = ${clientId}::uuid and c.agreement_id = ${agreementId}::uuid and c.stopped_at is null
        and (c.agreement_version <> ${agreement.version} or (c.calendar_id, c.calendar_version) is distinct from (e.calendar_id, e.version))
        and (${ticketIds === undefined} or c.ticket_id = any(${ticketIds ?? []}::uuid[]))
      group by c.ticket_id order by 2, 1 limit ${mostTickets}
    )
    select ticket_id from older order by started_at, ticket_id`.execute(work.sql);
  const ids = rows.map((row) => row.ticket_id);
  const clocks = await clocksOf(work.sql, ids);
  const histories = await historiesOf(work.sql, ids);
  const subjects = await subjectsOf(work.sql, ids);
  const standing = ids.flatMap((ticketId) => {
    const subject = subjects.get(ticketId);
    const bound = subject && promises(clientId, work.at, subject.siteId).find((one) => one.agreement.agreementId === agreementId);
    const own = (clocks.get(ticketId) ?? []).filter((clock) => clock.agreement.agreementId === agreementId);
    return subject === undefined || bound === undefined ? [] : [{ ticketId, bound, subject, clocks: own }];
  });
  const movable = standing.flatMap(({ bound: to, subject, clocks: own }) =>
    own.flatMap((clock): MovableClock[] => {
      const history = histories.get(clock.clockId);
      if (clock.stoppedAt !== null || history === undefined) return [];
      const target = newTarget({ ...clock, ...to }, { subject, history, warns: true });
      return target === undefined ? [] : [{ clock, to, target }];
    }),
  );
  const added = await addedClocks(work.sql, standing, { histories, at: work.at });
  return { inForce, tickets: ids.length, movable, added, subjects };
}
