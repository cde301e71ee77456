import type { z } from 'zod';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { change, insert } from './apply-rows.ts';
import { ticketFollowedUp, ticketMerged, type ticketOpened, ticketSplit, ticketsMerged } from './facts.ts';

const link = {
  client_id: 'uuid',
  ticket_id: 'uuid',
  kind: 'text',
  to_ticket_id: 'uuid',
  at: 'timestamptz',
  by: 'text',
  message_ids: 'uuid[]',
  evidence_ids: 'uuid[]',
} as const;

/** How tickets hang together. What is told on the other ticket's stream only moves its version. */
export const applyLinks = [
  on(ticketMerged, (sql, facts) => [
    change(sql, facts, { merged_into: 'uuid' }, ({ payload }) => ({ merged_into: payload.into.ticketId })),
    insertLinks(
      sql,
      facts.flatMap((fact) => (fact.payload.direct ? [linkOf(fact, { kind: 'merged_into', to: fact.payload.into.ticketId })] : [])),
    ),
  ]),
  on(ticketsMerged, (sql, facts) => change(sql, facts, {}, () => ({}))),
  on(ticketSplit, (sql, facts) => change(sql, facts, {}, () => ({}))),
  on(ticketFollowedUp, (sql, facts) => change(sql, facts, {}, () => ({}))),
];

/** Where tickets came from that were not opened out of nothing. */
export async function insertOrigins(sql: Sql, facts: readonly RecordedFact<z.output<typeof ticketOpened.payload>>[]): Promise<void> {
  await insertLinks(
    sql,
    facts.flatMap((fact) => {
      const { splitFrom, follows } = fact.payload;
      return [
        ...(splitFrom === null ? [] : [linkOf(fact, { kind: 'split_from', to: splitFrom.ticketId, ...splitFrom })]),
        ...(follows === null ? [] : [linkOf(fact, { kind: 'follows', to: follows.ticketId })]),
      ];
    }),
  );
}

interface To {
  readonly kind: 'merged_into' | 'split_from' | 'follows';
  readonly to: string;
  readonly messageIds?: readonly string[];
  readonly evidenceIds?: readonly string[];
}

function linkOf({ clientId, stream, occurredAt, actor }: RecordedFact, { kind, to, messageIds = [], evidenceIds = [] }: To) {
  return {
    client_id: clientId,
    ticket_id: stream,
    kind,
    to_ticket_id: to,
    at: occurredAt,
    by: actor,
    message_ids: messageIds,
    evidence_ids: evidenceIds,
  };
}

async function insertLinks(sql: Sql, rows: readonly ReturnType<typeof linkOf>[]): Promise<void> {
  if (rows.length > 0) await insert(sql, 'tickets.link', link, rows);
}
