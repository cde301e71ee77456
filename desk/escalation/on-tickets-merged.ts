import { sql as raw } from 'kysely';
import { hearWithin } from '../../platform/log/listeners.ts';
import { refuse } from '../../platform/refusal.ts';
import { ticketsMerged } from '../tickets/facts.ts';
import { verdictAwaited } from '../tickets/refusals.ts';

/** A ticket whose escalation waits for a verdict is not merged away from under whoever decides. */
export const onTicketsMerged = hearWithin('on-tickets-merged-awaits-verdict', ticketsMerged, async ({ sql }, facts) => {
  const sources = facts.flatMap(({ payload }) => payload.sources);
  const waiting = await sql
    .selectFrom('escalation.escalation')
    .select('ticket_id')
    .where('client_id', '=', raw<string>`any(${facts.flatMap(({ clientId }) => clientId ?? [])}::uuid[])`)
    .where('ticket_id', '=', raw<string>`any(${sources.map(({ ticketId }) => ticketId)}::uuid[])`)
    .where('verdict', '=', 'waiting')
    .executeTakeFirst();
  const held = sources.find(({ ticketId }) => ticketId === waiting?.ticket_id);
  if (held !== undefined) refuse(verdictAwaited, { reference: held.reference });
});
