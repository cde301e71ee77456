import { sql as raw } from 'kysely';
import { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { pendingReason, ticketState } from '../tickets/rules.ts';
import type { Change } from './segments.ts';

/**
 * The facts that change where a ticket stands. Those of escalation are known here by name only, since that module stands above:
 * while a verdict is waited for the segment's kind is `validation`.
 */
const standingFacts = [
  'ticket-opened',
  'ticket-assigned',
  'ticket-state-changed',
  'ticket-resolved',
  'ticket-closed',
  'ticket-reopened',
  'ticket-cancelled',
  'ticket-escalated',
  'escalation-accepted',
  'escalation-returned',
  'escalation-withdrawn',
] as const;

/** What of a standing fact's payload says where the ticket is. */
const whereabouts = z.object({
  tier: tier.optional(),
  teamId: z.uuid().optional(),
  assigneeId: z.uuid().nullable().optional(),
  state: ticketState.optional(),
  pendingReason: pendingReason.nullable().optional(),
});

/** The recorded changes of a ticket in the order they were recorded, for `segmentsOf`. */
export async function changesOf(sql: Sql, ticketId: string): Promise<readonly Change[]> {
  return (await changesOfTickets(sql, [ticketId])).get(ticketId) ?? [];
}

/** The recorded changes of many tickets in one statement, by ticket. Whoever asks for more than some hundreds asks in batches. */
export async function changesOfTickets(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, readonly Change[]>> {
  const rows = await sql
    .selectFrom('log.fact')
    .select([
      'stream',
      'name',
      'occurred_at',
      raw<unknown>`jsonb_build_object('tier', payload->'tier', 'teamId', payload->'teamId', 'assigneeId', payload->'assigneeId',
        'state', payload->'state', 'pendingReason', payload->'pendingReason')`.as('standing'),
      raw<string[]>`array(select jsonb_object_keys(payload))`.as('keys'),
    ])
    .where('stream', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .where('name', 'in', standingFacts)
    .orderBy('stream')
    .orderBy('version')
    .execute();
  const changes = new Map<string, Change[]>();
  for (const row of rows) {
    const own = changes.get(row.stream) ?? [];
    if (own.length === 0) changes.set(row.stream, own);
    own.push(changeOf(row.name, row.occurred_at, row.standing, row.keys));
  }
  return changes;
}

function changeOf(name: string, at: Temporal.Instant, standing: unknown, keys: readonly string[]): Change {
  if (name === 'ticket-resolved') return { at, state: 'resolved', validating: false };
  if (name === 'ticket-closed') return { at, state: 'closed', validating: false };
  if (name === 'ticket-cancelled') return { at, state: 'cancelled', validating: false };
  if (name === 'ticket-escalated') return { at, validating: true };
  if (name.startsWith('escalation-')) return { at, validating: false };
  // A key that the fact does not have came back as null; only what it says counts.
  const said = Object.fromEntries(Object.entries(standing ?? {}).filter(([key]) => keys.includes(key)));
  return { at, ...defined(whereabouts.parse(said)) };
}

function defined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  // Object.entries forgets the keys' types.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}
