import { sql as raw } from 'kysely';
import { foldedText, wordsInARow } from '../../platform/folded-text.ts';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { clientChanged, clientOpened, departmentAdded, siteAdded } from './facts.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(clientOpened, (sql, facts) =>
    raw`
      insert into ${raw.table('clients.client')} (client_id, name, sort_name, words, code, time_zone, color, version, opened_at)
      select * from ${records('f', { ...clientColumns, version: 'int', opened_at: 'timestamptz' }, facts.map(openedRow))}`.execute(sql),
  ),
  on(clientChanged, (sql, facts) =>
    raw`
      update ${raw.table('clients.client')} as c
      set name = f.name, sort_name = f.sort_name, words = f.words, code = f.code, time_zone = f.time_zone, color = f.color, version = f.version
      from ${records('f', { ...clientColumns, version: 'int' }, facts.map(clientRow))} where c.client_id = f.client_id`.execute(sql),
  ),
  on(siteAdded, (sql, facts) => {
    const rows = facts.map(({ stream, payload }) => ({
      client_id: stream,
      id: payload.siteId,
      name: payload.name,
      time_zone: payload.timeZone,
    }));
    return [
      raw`
        insert into ${raw.table('clients.site')} (client_id, id, name, time_zone)
        select * from ${records('f', { client_id: 'uuid', id: 'uuid', name: 'text', time_zone: 'text' }, rows)}`.execute(sql),
      raiseVersions(sql, facts),
    ];
  }),
  on(departmentAdded, (sql, facts) => {
    const rows = facts.map(({ stream, payload }) => ({
      client_id: stream,
      id: payload.departmentId,
      name: payload.name,
      site_id: payload.siteId,
    }));
    return [
      raw`
        insert into ${raw.table('clients.department')} (client_id, id, name, site_id)
        select * from ${records('f', { client_id: 'uuid', id: 'uuid', name: 'text', site_id: 'uuid' }, rows)}`.execute(sql),
      raiseVersions(sql, facts),
    ];
  }),
];

const clientColumns = {
  client_id: 'uuid',
  name: 'text',
  sort_name: 'text',
  words: 'text',
  code: 'text',
  time_zone: 'text',
  color: 'text',
} as const;

type Described = RecordedFact<{ readonly name: string; readonly code: string; readonly timeZone: string; readonly color: string }>;

function clientRow({ stream, version, payload }: Described) {
  const { name, code, timeZone, color } = payload;
  return {
    client_id: stream,
    name,
    sort_name: foldedText(name),
    words: wordsInARow(`${name} ${code}`),
    code,
    time_zone: timeZone,
    color,
    version,
  };
}

function openedRow(fact: Described) {
  return { ...clientRow(fact), opened_at: fact.occurredAt.toString() };
}

/** A client's places and departments are part of what its version counts. */
function raiseVersions(sql: Sql, facts: readonly RecordedFact[]): Promise<unknown> {
  const rows = facts.map(({ stream, version }) => ({ client_id: stream, version }));
  return raw`
    update ${raw.table('clients.client')} as c set version = f.version
    from ${records('f', { client_id: 'uuid', version: 'int' }, rows)} where c.client_id = f.client_id`.execute(sql);
}
