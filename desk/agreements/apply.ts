import { on } from '../../platform/log/fact.ts';
import { agreementPublished } from './facts.ts';

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(agreementPublished, (sql, facts) =>
    sql
      .insertInto('agreements.agreement_version')
      .values(
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientOf(clientId),
          agreement_id: stream,
          version: payload.version,
          kind: payload.kind,
          name: payload.name,
          scope: JSON.stringify(payload.scope),
          calendar_id: payload.calendarId,
          terms: JSON.stringify(payload.terms),
          warnings: JSON.stringify(payload.warnings),
          pauses: JSON.stringify(payload.pauses),
          reopen_working_days: payload.reopenWorkingDays,
          ended: payload.ended,
          effective_from: Temporal.Instant.from(payload.effectiveFrom),
          published_by: actor,
          published_at: occurredAt,
        })),
      )
      .execute(),
  ),
];

function clientOf(clientId: string | null): string {
  if (clientId === null) throw new Error('An agreement belongs to a client');
  return clientId;
}
