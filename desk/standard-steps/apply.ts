import { on } from '../../platform/log/fact.ts';
import { standardStepsPublished } from './facts.ts';

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(standardStepsPublished, (sql, facts) =>
    sql
      .insertInto('standard_steps.list_version')
      .values(
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          list_id: stream,
          category_id: payload.categoryId,
          version: payload.version,
          steps: JSON.stringify(payload.steps),
          note: payload.note,
          published_by: actor,
          published_at: occurredAt,
        })),
      )
      .execute(),
  ),
];
