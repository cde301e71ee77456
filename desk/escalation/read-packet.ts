import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { evidenceAttached, noteAdded, replySent, stepTried } from '../tickets/facts.ts';
import type { readPacket as operation } from './contract.ts';
import { packet, packetItem } from './packet.ts';
import { escalationsShown, requestsOf, shown } from './shown-escalation.ts';

/** What is appended to a ticket when more is learned after a packet was sent. */
const additions = [noteAdded, replySent, stepTried, evidenceAttached].map(({ name }) => name);

/** Reads a packet as it was sent, what was asked for and added since, and how much happened on the ticket. */
export const readPacket: Handler<typeof operation> = async (work, { escalationId }) => {
  const row = await escalationsShown(work.sql)
    .select(['e.packet', 'e.packet_hash as packetHash'])
    .select(
      raw<number>`(select count(*)::int from log.fact a where a.client_id = e.client_id and a.stream = e.ticket_id and a.name = any(${additions})
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

/** What was added to a packet after it was sent, the oldest first. */
async function additionsOf({ sql }: Work, { clientId, escalationId }: { readonly clientId: string; readonly escalationId: string }) {
  const rows = await sql
    .selectFrom('escalation.packet_addition')
    .select(['id as additionId', 'item', 'words', 'evidence_ids as evidenceIds', 'request_id as requestId', 'hash as sha256'])
    .select(['added_by as addedBy', 'added_at as addedAt'])
    .where('client_id', '=', clientId)
    .where('escalation_id', '=', escalationId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(mostAdditions)
    .execute();
  const names = await namesOf(
    sql,
    rows.map(({ addedBy }) => addedBy),
  );
  return rows.map(({ item, addedBy, addedAt, ...row }) => ({
    ...row,
    item: packetItem.parse(item),
    addedBy: names.get(addedBy)?.name ?? '',
    addedAt: addedAt.toString(),
  }));
}

/** Whoever adds more often writes a diary. */
const mostAdditions = 500;
