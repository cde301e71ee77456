import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { accessMapChanged } from './facts.ts';

const system = {
  id: 'uuid',
  client_id: 'uuid',
  name: 'text',
  owner: 'text',
  actions: 'jsonb',
  version: 'int',
  retired: 'boolean',
} as const;

/** What this module's facts make of its table: the latest of each system. Nothing else writes it. */
export const apply = [
  on(accessMapChanged, (sql, facts) =>
    raw`insert into ${raw.table('access.system')} (${raw.join(Object.keys(system).map((name) => raw.id(name)))})
      select * from ${records(
        'f',
        system,
        facts.map(({ clientId, stream, payload }) => ({ id: stream, client_id: clientId, ...payload })),
      )}
      on conflict (id) do update set name = excluded.name, owner = excluded.owner, actions = excluded.actions,
        version = excluded.version, retired = excluded.retired`.execute(sql),
  ),
];
