import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { templateRetired, templateWritten } from './facts.ts';

const template = {
  id: 'uuid',
  client_id: 'uuid',
  kind: 'text',
  name: 'text',
  words: 'text',
  version: 'int',
  written_by: 'text',
  written_at: 'timestamptz',
} as const;

/** What facts make of templates: the words of the latest version. */
export const applyTemplates = [
  on(templateWritten, (sql, facts) =>
    raw`insert into ${raw.table('promises.template')} (${raw.join(Object.keys(template).map((name) => raw.id(name)))})
      select * from ${records(
        'f',
        template,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          id: stream,
          client_id: clientId,
          kind: payload.kind,
          name: payload.name,
          words: payload.words,
          version: payload.version,
          written_by: actor,
          written_at: occurredAt,
        })),
      )}
      on conflict (id) do update set name = excluded.name, words = excluded.words, version = excluded.version,
        written_by = excluded.written_by, written_at = excluded.written_at`.execute(sql),
  ),
  on(templateRetired, (sql, facts) =>
    raw`update ${raw.table('promises.template')} t set retired_at = f.retired_at
      from ${records(
        'f',
        { id: 'uuid', retired_at: 'timestamptz' },
        facts.map(({ stream, occurredAt }) => ({ id: stream, retired_at: occurredAt })),
      )} where t.id = f.id`.execute(sql),
  ),
];
