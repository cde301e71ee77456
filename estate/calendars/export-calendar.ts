import type { CalendarDefinition } from '../../platform/calendar/index.ts';
import { downloadHeaders } from '../../platform/files/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { exportCalendar as operation } from './contract.ts';

/** Sends a version of a calendar as an iCal file: the one named, or the one in force. */
export const exportCalendar: Handler<typeof operation> = async (work, { clientId, calendarId, version }, exchange) => {
  const row = await work.sql
    .selectFrom('calendars.calendar_version')
    .select(['version', 'name', 'definition', 'effective_from', 'published_at'])
    .where('client_id', '=', clientId)
    .where('calendar_id', '=', calendarId)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    // Those in force first, of them the latest; before all of them the first.
    .orderBy((order) => order('effective_from', '>', work.at))
    .orderBy((order) => order.case().when('effective_from', '<=', work.at).then(order.ref('effective_from')).end(), 'desc')
    .orderBy('effective_from')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return refuse(notFound);

  // Written from a payload that the fact's own schema had parsed.
  const definition = row.definition as CalendarDefinition;
  const { name, effective_from: effectiveFrom, published_at: publishedAt } = row;
  const { calendarAsIcal } = await import('./calendar-as-ical.ts');
  const bytes = Buffer.from(calendarAsIcal({ calendarId, name, version: row.version, definition, effectiveFrom, publishedAt }));
  const headers = downloadHeaders({ fileName: `${name}.ics`, mediaType: 'text/calendar; charset=utf-8', sizeBytes: bytes.length });
  await exchange.sendBytes({
    chunks: (async function* () {
      yield bytes;
    })(),
    headers,
  });
  return null;
};
