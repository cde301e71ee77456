import { sql as raw } from 'kysely';
import { type BoundCalendar, boundCalendars } from '../../estate/calendars/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type AgreementVersion, agreementVersions, inForce, type VersionKey } from './versions.ts';

/** An agreement with the calendar that a ticket opened now would be bound to. */
export interface BoundAgreement {
  readonly agreement: AgreementVersion;
  readonly calendar: BoundCalendar;
}

/** What some clients are promised: ask for one of them, at an instant, for a ticket of a site. */
export type PromisesTo = (clientId: string, at: Temporal.Instant, siteId: string | null) => readonly BoundAgreement[];

/**
 * All agreements of these clients with their calendars, in one statement while they are known to this node. A site that has a calendar of
 * its own works by that one; every other ticket by the agreement's. Of a calendar the newest version is bound, with all before it by their
 * effective dates: what is published later reaches open tickets by moving them alone.
 */
export async function promisesTo(sql: Sql, clientIds: readonly string[]): Promise<PromisesTo> {
  const { rows } = await raw<{ what: 'agreement' | 'calendar'; client_id: string; id: string; version: number; site_id: string | null }>`
    select 'agreement' as what, client_id, agreement_id as id, version, null::uuid as site_id
    from agreements.agreement_version where client_id = any(${clientIds}::uuid[])
    union all
    (select distinct on (client_id, calendar_id) 'calendar', client_id, calendar_id, version, site_id
    from calendars.calendar_version where client_id = any(${clientIds}::uuid[]) order by client_id, calendar_id, version desc)`.execute(
    sql,
  );
  const agreementKeys = rows.filter(({ what }) => what === 'agreement').map(({ id, ...key }): VersionKey => ({ ...key, agreement_id: id }));
  const calendarKeys = rows.filter(({ what }) => what === 'calendar').map(({ id, ...key }) => ({ ...key, calendar_id: id }));
  const versions = await agreementVersions(sql, agreementKeys);
  const calendars = await boundCalendars(sql, calendarKeys);

  return (clientId, at, siteId) => {
    const own = calendars.filter((calendar) => calendar.clientId === clientId);
    const ofSite = siteId === null ? undefined : own.find((calendar) => calendar.siteId === siteId);
    return inForce(
      versions.filter((version) => version.clientId === clientId),
      at,
    ).flatMap((agreement) => {
      const calendar = ofSite ?? own.find(({ calendarId }) => calendarId === agreement.calendarId);
      return calendar === undefined ? [] : [{ agreement, calendar }];
    });
  };
}
