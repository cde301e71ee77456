import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { insert } from './apply-rows.ts';
import { categoryAdded, categoryChanged } from './facts.ts';

/** The tree of categories. */
export const applyCategories = [
  on(categoryAdded, (sql, facts) =>
    insert(
      sql,
      'tickets.category',
      added,
      facts.map(({ clientId, stream, version, payload }) => ({
        id: stream,
        client_id: clientId,
        parent_id: payload.parentId,
        name: payload.name,
        default_team_id: payload.defaultTeamId,
        external_name: payload.externalName,
        version,
      })),
    ),
  ),
  on(categoryChanged, (sql, facts) =>
    raw`update ${raw.table('tickets.category')} as t set name = f.name, default_team_id = f.default_team_id, version = f.version
      from ${records(
        'f',
        changed,
        facts.map(({ stream, version, payload }) => ({
          id: stream,
          name: payload.name,
          default_team_id: payload.defaultTeamId,
          version,
        })),
      )} where t.id = f.id`.execute(sql),
  ),
];

const added = {
  id: 'uuid',
  client_id: 'uuid',
  parent_id: 'uuid',
  name: 'text',
  default_team_id: 'uuid',
  external_name: 'text',
  version: 'int',
} as const;

const changed = { id: 'uuid', name: 'text', default_team_id: 'uuid', version: 'int' } as const;
