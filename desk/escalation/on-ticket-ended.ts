import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { ticketCancelled, ticketResolved } from '../tickets/facts.ts';
import { escalationWithdrawn } from './facts.ts';

/** Nobody need decide on a ticket that is over: what still waits for a verdict is withdrawn with it. */
async function withdrawWaiting(work: Work, facts: readonly RecordedFact[]): Promise<void> {
  const ticketIds = facts.map((fact) => fact.stream);
  const waiting = await work.sql
    .selectFrom('escalation.escalation')
    .select(['client_id as clientId', 'id', 'ticket_id', 'to_tier'])
    .where('client_id', '=', raw<string>`any(${facts.flatMap(({ clientId }) => clientId ?? [])}::uuid[])`)
    .where('ticket_id', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .where('verdict', '=', 'waiting')
    .execute();
  if (waiting.length === 0) return;
  const names = await namesOf(work.sql, [work.actor]);
  for (const { clientId, id, ticket_id: ticketId, to_tier: toTier } of waiting) {
    const byName = names.get(work.actor)?.name ?? '';
    // A check constraint of the table holds the tier to its words.
    work.record(escalationWithdrawn, { clientId, id: ticketId }, { escalationId: id, toTier: toTier as Tier, byName });
  }
}

export const onTicketResolved = hearWithin('on-ticket-resolved-withdraws-escalation', ticketResolved, withdrawWaiting);
export const onTicketCancelled = hearWithin('on-ticket-cancelled-withdraws-escalation', ticketCancelled, withdrawWaiting);
