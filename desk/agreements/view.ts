import { boundCalendars } from '../../estate/calendars/index.ts';
import { calendarWords } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { agreementVersions } from './versions.ts';

/** Versions as they are shown, newest first: all of a client, of one agreement, or one alone. `publishedBy` is who, as the log names them. */
export async function viewOf(
  sql: Sql,
  { clientId, agreementId, version }: { readonly clientId: string; readonly agreementId?: string; readonly version?: number },
) {
  const rows = await sql
    .selectFrom('agreements.agreement_version as a')
    .select(['a.client_id', 'a.agreement_id', 'a.version', 'a.published_by', 'a.published_at'])
    .select((select) =>
      select
        .selectFrom('calendars.calendar_version as c')
        .select((each) => each.fn.max('c.version').as('newest'))
        .whereRef('c.client_id', '=', 'a.client_id')
        .whereRef('c.calendar_id', '=', 'a.calendar_id')
        .as('calendar_version'),
    )
    .where('a.client_id', '=', clientId)
    .$if(agreementId !== undefined, (query) => query.where('a.agreement_id', '=', agreementId ?? ''))
    .$if(version !== undefined, (query) => query.where('a.version', '=', version ?? 0))
    .orderBy('a.agreement_id')
    .orderBy('a.version', 'desc')
    .limit(mostShown)
    .execute();
  const versions = await agreementVersions(sql, rows);
  const calendars = await boundCalendars(
    sql,
    versions.flatMap(({ calendarId }, index) => {
      const newest = rows[index]?.calendar_version;
      return newest == null ? [] : [{ client_id: clientId, calendar_id: calendarId, version: newest }];
    }),
  );
  return versions.map(({ effectiveFrom, ...said }, index) => {
    const calendar = calendars.find(({ calendarId }) => calendarId === said.calendarId);
    return {
      ...said,
      effectiveFrom: effectiveFrom.toString(),
      calendarName: calendar?.name ?? '',
      calendarWords: calendar === undefined ? '' : calendarWords(calendar.calendar.definition),
      publishedBy: rows[index]?.published_by ?? '',
      publishedAt: rows[index]?.published_at.toString() ?? '',
    };
  });
}

/** More versions than any client's agreements have; the newest of each are shown. */
const mostShown = 500;
