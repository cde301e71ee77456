import { sql as raw } from 'kysely';
import { foldedText, foldedWords } from '../../platform/folded-text.ts';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type RequesterDetails, requesterChanged, requesterRegistered } from './facts.ts';

/** A name, an address and a number have fewer words than this; the rest of a longer one is not searched. */
const mostWords = 16;

type Described = RecordedFact<RequesterDetails>;

/** Requesters, and the words they are found by. */
export const applyRequesters = [
  on(requesterRegistered, (sql, facts) => [
    raw`
      insert into ${raw.table('people.requester')}
        (client_id, id, name, sort_name, email, phone, department_id, site_id, time_zone, vip, external_name, version)
      select * from ${records('f', columns, facts.map(rowOf))}`.execute(sql),
    insertWords(sql, facts),
  ]),
  on(requesterChanged, (sql, facts) => {
    const rows = facts.map(rowOf);
    const changed = raw`
      update ${raw.table('people.requester')} as r
      set name = f.name, sort_name = f.sort_name, email = f.email, phone = f.phone, department_id = f.department_id, site_id = f.site_id,
        time_zone = f.time_zone, vip = f.vip, external_name = f.external_name, version = f.version
      from ${records('f', columns, rows)} where r.client_id = f.client_id and r.id = f.id`.execute(sql);
    const forgotten = raw`
      delete from ${raw.table('people.requester_word')} as w
      using ${records('f', columns, rows)} where w.client_id = f.client_id and w.requester_id = f.id`.execute(sql);
    return [changed, forgotten, insertWords(sql, facts)];
  }),
];

const columns = {
  client_id: 'uuid',
  id: 'uuid',
  name: 'text',
  sort_name: 'text',
  email: 'text',
  phone: 'text',
  department_id: 'uuid',
  site_id: 'uuid',
  time_zone: 'text',
  vip: 'boolean',
  external_name: 'text',
  version: 'int',
} as const;

function rowOf({ clientId, stream, version, payload }: Described) {
  return {
    client_id: clientId,
    id: stream,
    name: payload.name,
    sort_name: foldedText(payload.name),
    email: payload.email,
    phone: payload.phone,
    department_id: payload.departmentId,
    site_id: payload.siteId,
    time_zone: payload.timeZone,
    vip: payload.vip,
    external_name: payload.externalName,
    version,
  };
}

function insertWords(sql: Sql, facts: readonly Described[]): Promise<unknown> {
  const rows = facts.flatMap(({ clientId, stream, payload }) =>
    wordsOf(payload).map((word) => ({ client_id: clientId, requester_id: stream, word, sort_name: foldedText(payload.name) })),
  );
  return raw`
    insert into ${raw.table('people.requester_word')} (client_id, requester_id, word, sort_name)
    select * from ${records('f', { client_id: 'uuid', requester_id: 'uuid', word: 'text', sort_name: 'text' }, rows)}`.execute(sql);
}

/** The number also in one piece, as it comes from a telephone's display. */
function wordsOf({ name, email, phone }: RequesterDetails): readonly string[] {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return foldedWords([name, email, phone, digits].join(' ')).slice(0, mostWords);
}
