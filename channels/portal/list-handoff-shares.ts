import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listHandoffShares as operation } from './contract.ts';
import { endOf, isGood } from './rules.ts';

/** Links listed, newest first; older ones have ended long ago. */
const mostLinks = 50;

/** Lists the links to a ticket's handoff, newest first, with how often each was read and when last. */
export const listHandoffShares: Handler<typeof operation> = async (work, { ticketId }) => {
  const { rows } = await raw<Row>`
    select l.id as "linkId", l.label, l.created_at as "createdAt", l.expires_at as "expiresAt", l.revoked_at as "revokedAt",
      t.closed_at as "ticketEndedAt", r.reads, r.last as "lastReadAt"
    from tickets.ticket t
    left join portal.link l on l.client_id = t.client_id and l.ticket_id = t.id and l.shows = 'handoff'
    left join lateral (
      select count(*)::int as reads, max(at) as last from portal.link_read where client_id = l.client_id and link_id = l.id
    ) r on true
    where t.id = ${ticketId} order by l.created_at desc, l.id desc limit ${mostLinks}`.execute(work.sql);
  // The ticket's own row comes back even when nothing was shared.
  if (rows.length === 0) return refuse(notFound);
  const items = rows.flatMap(({ linkId, label, createdAt, expiresAt, revokedAt, ticketEndedAt, reads, lastReadAt }) => {
    if (linkId === null || createdAt === null || expiresAt === null) return [];
    const link = { createdAt, expiresAt, revokedAt, ticketEndedAt };
    return [
      {
        linkId,
        label: label ?? '',
        createdAt: createdAt.toString(),
        expiresAt: endOf(link).toString(),
        revokedAt: revokedAt?.toString() ?? null,
        good: isGood(link, work.at),
        reads,
        lastReadAt: lastReadAt?.toString() ?? null,
      },
    ];
  });
  return { items };
};

interface Row {
  readonly linkId: string | null;
  readonly label: string | null;
  readonly createdAt: Temporal.Instant | null;
  readonly expiresAt: Temporal.Instant | null;
  readonly revokedAt: Temporal.Instant | null;
  readonly ticketEndedAt: Temporal.Instant | null;
  readonly reads: number;
  readonly lastReadAt: Temporal.Instant | null;
}
