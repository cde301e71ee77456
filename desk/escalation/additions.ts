import type { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Work } from '../../platform/work.ts';
import type { packetAddition } from './contract-packet.ts';
import { packetItem } from './packet.ts';

/** Whoever adds more often writes a diary. */
const mostAdditions = 500;

/** What was added to one packet, or to every packet of a ticket that was not withdrawn; the newest 500, the oldest first. */
export async function additionsOf(
  { sql }: Work,
  { clientId, ...of }: { readonly clientId: string } & ({ readonly escalationId: string } | { readonly ticketId: string }),
): Promise<z.output<typeof packetAddition>[]> {
  const rows = await sql
    .selectFrom('escalation.packet_addition as a')
    .innerJoin('escalation.escalation as e', (join) => join.onRef('e.client_id', '=', 'a.client_id').onRef('e.id', '=', 'a.escalation_id'))
    .select(['a.id as additionId', 'a.item', 'a.words', 'a.evidence_ids as evidenceIds'])
    .select(['a.request_id as requestId', 'a.hash as sha256', 'a.added_by as addedBy', 'a.added_at as addedAt'])
    .where('a.client_id', '=', clientId)
    .where(({ and, eb }) =>
      'escalationId' in of
        ? eb('a.escalation_id', '=', of.escalationId)
        : and([eb('e.client_id', '=', clientId), eb('e.ticket_id', '=', of.ticketId), eb('e.verdict', '<>', 'withdrawn')]),
    )
    .orderBy('a.added_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(mostAdditions)
    .execute();
  const names = await namesOf(
    sql,
    rows.map(({ addedBy }) => addedBy),
  );
  return rows
    .map(({ item, addedBy, addedAt, ...row }) => ({
      ...row,
      item: packetItem.parse(item),
      addedBy: names.get(addedBy)?.name ?? '',
      addedAt: addedAt.toString(),
    }))
    .reverse();
}
