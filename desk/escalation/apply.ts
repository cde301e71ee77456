import { sql as raw } from 'kysely';
import { type Begun, on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { applyPacket, dropRequests } from './apply-packet.ts';
import { escalationAccepted, escalationReturned, escalationWithdrawn, ticketEscalated } from './facts.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(ticketEscalated, (sql, facts) =>
    raw`insert into ${raw.table('escalation.escalation')} (${raw.join(Object.keys(sent).map((name) => raw.id(name)))}, verdict)
      select f.*, 'waiting' from ${records(
        'f',
        sent,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.escalationId,
          ticket_id: stream,
          from_tier: payload.fromTier,
          to_tier: payload.toTier,
          from_team_id: payload.fromTeamId,
          to_team_id: payload.toTeamId,
          criterion: payload.criterion,
          why: payload.packet.why,
          category_id: payload.categoryId,
          priority: payload.priority,
          packet: payload.packet,
          packet_hash: payload.packetHash,
          score: payload.score,
          landing: payload.landing,
          late_handoff: payload.landing?.lateHandoff ?? null,
          override_reason: payload.overrideReason,
          returns_before: payload.returnsBefore,
          raised_by: actor,
          raised_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
  on(escalationAccepted, (sql, facts) => verdicts(sql, facts, () => ({ verdict: 'accepted' }))),
  on(escalationReturned, (sql, facts) =>
    verdicts(sql, facts, ({ payload }) => ({
      verdict: 'returned',
      return_reason: payload.reason,
      what_would_help: payload.whatWouldHelp,
      return_example: payload.example,
    })),
  ),
  on(escalationWithdrawn, (sql, facts) => verdicts(sql, facts, () => ({ verdict: 'withdrawn' }))),
  ...applyPacket,
];

const sent = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  from_tier: 'int',
  to_tier: 'int',
  from_team_id: 'uuid',
  to_team_id: 'uuid',
  criterion: 'text',
  why: 'jsonb',
  category_id: 'uuid',
  priority: 'int',
  packet: 'jsonb',
  packet_hash: 'text',
  score: 'jsonb',
  landing: 'jsonb',
  late_handoff: 'boolean',
  override_reason: 'text',
  returns_before: 'int',
  raised_by: 'text',
  raised_at: 'timestamptz',
} as const;

interface Verdict {
  readonly verdict: 'accepted' | 'returned' | 'withdrawn';
  readonly return_reason?: string;
  readonly what_would_help?: string;
  readonly return_example?: string | null;
}

function verdicts<Fact extends RecordedFact<{ readonly escalationId: string }>>(
  sql: Sql,
  facts: readonly Fact[],
  verdictOf: (fact: Fact) => Verdict,
): Begun {
  const decided =
    raw`update ${raw.table('escalation.escalation')} e set verdict = f.verdict, verdict_by = f.verdict_by, verdict_at = f.verdict_at,
      return_reason = f.return_reason, what_would_help = f.what_would_help, return_example = f.return_example
    from ${records(
      'f',
      {
        client_id: 'uuid',
        id: 'uuid',
        verdict: 'text',
        verdict_by: 'text',
        verdict_at: 'timestamptz',
        return_reason: 'text',
        what_would_help: 'text',
        return_example: 'text',
      },
      facts.map((fact) => ({
        client_id: fact.clientId,
        id: fact.payload.escalationId,
        return_reason: null,
        what_would_help: null,
        return_example: null,
        ...verdictOf(fact),
        verdict_by: fact.actor,
        verdict_at: fact.occurredAt,
      })),
    )} where e.client_id = f.client_id and e.id = f.id`.execute(sql);
  const dropped = dropRequests(
    sql,
    facts.map(({ clientId, payload, occurredAt }) => ({ clientId, escalationId: payload.escalationId, at: occurredAt })),
  );
  return [decided, dropped];
}
