import { sql as raw } from 'kysely';
import { type BoundCalendar, boundCalendars } from '../../estate/calendars/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Work } from '../../platform/work.ts';
import { type AgreementVersion, agreementVersions, inForce, type VersionKey } from './versions.ts';

/** An agreement with the calendar that a ticket opened now would be bound to. */
export interface BoundAgreement {
  readonly agreement: AgreementVersion;
  readonly calendar: BoundCalendar;
}

/** What some clients are promised: ask for one of them, at an instant, for a ticket of a site. */
export type PromisesTo = (clientId: string, at: Temporal.Instant, siteId: string | null) => readonly BoundAgreement[];

/**
 * All agreements of these clients with their calendars, without a statement while nothing was published since this node last asked. A site that has a calendar of
 * its own works by that one; every other ticket by the agreement's. Of a calendar the newest version is bound, with all before it by their
 * effective dates: what is published later reaches open tickets by moving them alone.
 */
export async function promisesTo(work: Pick<Work, 'sql' | 'settings'>, clientIds: readonly string[]): Promise<PromisesTo> {
  const { sql } = work;
  const published = await work.settings({ what: 'agreements', clientIds, load: (missing) => publishedFor(sql, missing) });
  const rows = [...published.values()].flat();
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

interface Published {
  readonly what: 'agreement' | 'calendar';
  readonly client_id: string;
  readonly id: string;
  readonly version: number;
  readonly site_id: string | null;
}

/** Every version of these clients' agreements, and the newest of their calendars. */
async function publishedFor(sql: Sql, clientIds: readonly string[]): Promise<ReadonlyMap<string, readonly Published[]>> {
  const { rows } = await raw<Published>`
    select 'agreement' as what, client_id, agreement_id as id, version, null::uuid as site_id
    from agreements.agreement_version where client_id = any(${clientIds}::uuid[])
    union all
    (select distinct on (client_id, calendar_id) 'calendar', client_id, calendar_id, version, site_id
    from calendars.calendar_version where client_id = any(${clientIds}::uuid[]) order by client_id, calendar_id, version desc)`.execute(
    sql,
  );
  return Map.groupBy(rows, ({ client_id }) => client_id);
}
