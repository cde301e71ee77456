import type { Work } from '../../platform/work.ts';
import { accessLacking } from '../escalation/contract.ts';
import type { AskedAlready } from './rules.ts';

/** What was asked of Tier 3 last as the ticket was handed over; nothing where nothing was. */
export async function latestAsked(
  { sql }: Work,
  { clientId, ticketId }: { readonly clientId: string; readonly ticketId: string },
): Promise<AskedAlready | undefined> {
  const row = await sql
    .selectFrom('handoff.asked')
    .select(['question', 'access_lacking as accessLacking', 'asked_by as by', 'asked_at as at'])
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, accessLacking: accessLacking.nullable().parse(row.accessLacking) };
}
