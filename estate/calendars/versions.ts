import { type CalendarDefinition, calendarWords } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { namesOf } from '../people/index.ts';

/** More versions of one calendar than anybody reads; older ones still count, and are shown no more. */
const versionsShown = 50;

/** Calendars of a client with their versions, newest first: all, or one. The version in force at `at` is marked. */
export async function calendarsOf(
  sql: Sql,
  { clientId, calendarId, at }: { readonly clientId: string; readonly calendarId?: string; readonly at: Temporal.Instant },
) {
  const rows = await sql
    .selectFrom('calendars.calendar_version as v')
    .leftJoin('clients.site as s', (join) => join.onRef('s.client_id', '=', 'v.client_id').onRef('s.id', '=', 'v.site_id'))
    .select(['v.calendar_id', 'v.version', 'v.name', 'v.site_id', 's.name as site_name', 'v.definition', 'v.effective_from'])
    .select(['v.published_by', 'v.published_at'])
    .where('v.client_id', '=', clientId)
    .$if(calendarId !== undefined, (query) => query.where('v.calendar_id', '=', calendarId ?? ''))
    .orderBy('v.calendar_id')
    .orderBy('v.version', 'desc')
    .execute();
  const names = await namesOf(sql, [...new Set(rows.map((row) => row.published_by))]);

  return [...Map.groupBy(rows, (row) => row.calendar_id).values()].flatMap((own) => {
    const [newest] = own;
    const current = inForce(own, at);
    if (newest === undefined) return [];
    const versions = own.slice(0, versionsShown).map((row) => {
      // Written from a payload that the fact's own schema had parsed.
      const definition = row.definition as CalendarDefinition;
      return {
        version: row.version,
        name: row.name,
        definition,
        words: calendarWords(definition),
        effectiveFrom: row.effective_from.toString(),
        publishedBy: names.get(row.published_by)?.name ?? '',
        publishedAt: row.published_at.toString(),
        current: row === current,
      };
    });
    return [{ calendarId: newest.calendar_id, clientId, name: newest.name, siteId: newest.site_id, siteName: newest.site_name, versions }];
  });
}

/** Of versions, newest first, the one in force: the latest effective date not after `at`, of equals the later version; before all, the first. */
function inForce<Row extends { readonly version: number; readonly effective_from: Temporal.Instant }>(
  rows: readonly Row[],
  at: Temporal.Instant,
): Row | undefined {
  const byDate = rows.toSorted(
    (one, other) => Temporal.Instant.compare(other.effective_from, one.effective_from) || other.version - one.version,
  );
  return byDate.find((row) => Temporal.Instant.compare(row.effective_from, at) <= 0) ?? byDate.at(-1);
}
