import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { evidenceAttached, noteAdded, replySent, stepTried } from '../tickets/facts.ts';
import { additionsOf } from './additions.ts';
import type { readPacket as operation } from './contract.ts';
import { packet } from './packet.ts';
import { escalationsShown, requestsOf, shown } from './shown-escalation.ts';

/** What is appended to a ticket when more is learned after a packet was sent. */
const appended = [noteAdded, replySent, stepTried, evidenceAttached].map(({ name }) => name);

/** Reads a packet as it was sent, what was asked for and added since, and how much happened on the ticket. */
export const readPacket: Handler<typeof operation> = async (work, { escalationId }) => {
  const row = await escalationsShown(work.sql)
    .select(['e.packet', 'e.packet_hash as packetHash'])
    .select(
      raw<number>`(select count(*)::int from log.fact a where a.client_id = e.client_id and a.stream = e.ticket_id and a.name = any(${appended})
        and a.version > (select s.version from log.fact s where s.client_id = e.client_id and s.stream = e.ticket_id
          and s.name = 'ticket-escalated' and s.payload ->> 'escalationId' = e.id::text))`.as('appended'),
    )
    .where('e.id', '=', escalationId)
    .executeTakeFirst();
  if (row === undefined) return refuse(notFound);
  const [view] = await shown(work, [row]);
  if (view === undefined) return refuse(notFound);
  // The packet was parsed by its own schema when the fact was recorded.
  return {
    ...view,
    packet: packet.parse(row.packet),
    packetHash: row.packetHash,
    appended: row.appended,
    requests: [...(await requestsOf(work.sql, [row]))],
    additions: await additionsOf(work, row),
  };
};
