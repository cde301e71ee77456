import { sql as raw } from 'kysely';
import { type Calendar, type CalendarDefinition, compileTimeline, type DatedDefinition } from '../../platform/calendar/index.ts';
import { type Sql, writtenHere } from '../../platform/postgres/sql.ts';

/** A calendar with all its versions up to one of them, ready for arithmetic: what a clock is bound to. */
export interface BoundCalendar {
  readonly clientId: string;
  readonly calendarId: string;
  readonly version: number;
  readonly name: string;
  readonly siteId: string | null;
  readonly calendar: Calendar;
}

/** The key of a calendar and the last of its versions that counts, as other tables hold it. */
export interface CalendarKey {
  readonly client_id: string;
  readonly calendar_id: string;
  readonly version: number;
}

/** Compiled calendars kept by this node; a desk with more compiles some anew. */
const mostKept = 4_000;
const kept = new Map<string, BoundCalendar>();

const keyOf = ({ client_id, calendar_id, version }: CalendarKey): string => `${client_id}/${calendar_id}/${version}`;

/** Calendars by their keys, from memory where they were compiled before: no statement in most cases, one otherwise. Each once. */
export async function boundCalendars(sql: Sql, keys: readonly CalendarKey[]): Promise<readonly BoundCalendar[]> {
  const asked = [...new Map(keys.map((key) => [keyOf(key), key])).values()];
  const missing = asked.filter((key) => !kept.has(keyOf(key)));
  const own = missing.length > 0 ? await compile(sql, missing) : new Map<string, BoundCalendar>();
  return asked.flatMap((key) => own.get(keyOf(key)) ?? kept.get(keyOf(key)) ?? []);
}

/** Keeps what is missing; answers with those that this very transaction has published and may yet take back. */
async function compile(sql: Sql, missing: readonly CalendarKey[]): Promise<ReadonlyMap<string, BoundCalendar>> {
  const own = new Map<string, BoundCalendar>();
  const rows = await sql
    .selectFrom('calendars.calendar_version')
    .select(['client_id', 'calendar_id', 'version', 'name', 'site_id', 'definition', 'effective_from'])
    .select(writtenHere)
    .where('calendar_id', '=', raw<string>`any(${[...new Set(missing.map((key) => key.calendar_id))]}::uuid[])`)
    .orderBy('version')
    .execute();
  for (const key of missing) {
    const upTo = rows.filter((row) => row.client_id === key.client_id && row.calendar_id === key.calendar_id && row.version <= key.version);
    const last = upTo.at(-1);
    // Written from payloads that the fact's own schema had parsed.
    const [first, ...later] = upTo.map(
      (row): DatedDefinition => ({ definition: row.definition as CalendarDefinition, effectiveFrom: row.effective_from }),
    );
    if (first === undefined || last?.version !== key.version) continue;
    const [oldest] = kept.size < mostKept ? [] : kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
    (upTo.some(({ written_here }) => written_here) ? own : kept).set(keyOf(key), {
      clientId: key.client_id,
      calendarId: key.calendar_id,
      version: key.version,
      name: last.name,
      siteId: last.site_id,
      calendar: compileTimeline([first, ...later]),
    });
  }
  return own;
}
