import { on } from '../../platform/log/fact.ts';
import { criteriaPublished } from './facts.ts';

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(criteriaPublished, (sql, facts) =>
    sql
      .insertInto('criteria.criteria_version')
      .values(
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          list_id: stream,
          category_id: payload.categoryId,
          version: payload.version,
          criteria: JSON.stringify(payload.criteria),
          note: payload.note,
          published_by: actor,
          published_at: occurredAt,
        })),
      )
      .execute(),
  ),
];
