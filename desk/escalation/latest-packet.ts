import type { Work } from '../../platform/work.ts';
import { type Packet, packet } from './packet.ts';

/** The packet that a ticket went up with last, and what became of it. */
export interface LatestPacket {
  readonly escalationId: string;
  readonly toTier: number;
  readonly verdict: string;
  readonly raisedBy: string;
  readonly raisedAt: Temporal.Instant;
  readonly packetHash: string;
  readonly packet: Packet;
}

/** The packet of a ticket's latest escalation that was not withdrawn; nothing where it never went up. */
export async function latestPacket({ sql }: Work, ticketId: string): Promise<LatestPacket | undefined> {
  const row = await sql
    .selectFrom('escalation.escalation')
    .select(['id as escalationId', 'to_tier as toTier', 'verdict', 'raised_by as raisedBy', 'raised_at as raisedAt'])
    .select(['packet_hash as packetHash', 'packet'])
    .where('ticket_id', '=', ticketId)
    .where('verdict', '<>', 'withdrawn')
    .orderBy('raised_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // The packet was parsed by its own schema when the fact was recorded.
  return row && { ...row, packet: packet.parse(row.packet) };
}
