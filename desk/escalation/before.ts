import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';

/** What there was of escalations on a ticket before this one. */
export interface Before {
  readonly waiting: boolean;
  /** Escalations to that tier which were returned. */
  /** Escalations that were returned, from whichever tier. */
  readonly returned: number;
  readonly returnsTo: (tier: number | undefined) => number;
}

/** The escalations of a ticket so far, in one query; whoever asks holds the ticket's lock. */
export async function escalationsBefore(
  { sql }: Work,
  { clientId, ticketId }: Pick<TicketStanding, 'clientId' | 'ticketId'>,
): Promise<Before> {
  const rows = await sql
    .selectFrom('escalation.escalation')
    .select(['verdict', 'to_tier'])
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .execute();
  return {
    waiting: rows.some(({ verdict }) => verdict === 'waiting'),
    returned: rows.filter(({ verdict }) => verdict === 'returned').length,
    returnsTo: (tier) => rows.filter(({ verdict, to_tier }) => verdict === 'returned' && to_tier === tier).length,
  };
}
