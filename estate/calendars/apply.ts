import { on } from '../../platform/log/fact.ts';
import { calendarPublished } from './facts.ts';

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(calendarPublished, (sql, facts) =>
    sql
      .insertInto('calendars.calendar_version')
      .values(
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientOf(clientId),
          calendar_id: stream,
          version: payload.version,
          name: payload.name,
          site_id: payload.siteId,
          definition: JSON.stringify(payload.definition),
          effective_from: Temporal.Instant.from(payload.effectiveFrom),
          published_by: actor,
          published_at: occurredAt,
        })),
      )
      .execute(),
  ),
];

function clientOf(clientId: string | null): string {
  if (clientId === null) throw new Error('A calendar belongs to a client');
  return clientId;
}
