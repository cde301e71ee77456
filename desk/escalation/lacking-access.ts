import { askAccessMap } from '../../estate/access/index.ts';
import type { Work } from '../../platform/work.ts';
import type { TicketStanding } from '../tickets/index.ts';
import type { AccessLacking, PacketDraft } from './packet.ts';

/** The right that somebody says is missing, with who owns the system and what the access map says of it to the ticket's tier. */
export async function lackingAccess(
  { sql, authority }: Work,
  { clientId, tier }: Pick<TicketStanding, 'clientId' | 'tier'>,
  named: PacketDraft['accessLacking'],
): Promise<AccessLacking | null> {
  if (named === undefined) return null;
  const asker = { tier, agentId: authority.kind === 'agent' ? authority.personId : undefined };
  const { owner, says } = await askAccessMap(sql, { clientId, ...named }, asker);
  return { ...named, owner, mapSays: says };
}
