import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listDeliveries as operation } from './contract.ts';
import { connectionKind, deliveryState } from './rules.ts';

const mostDeliveries = 50;

/** Lists where a ticket's handoff was given to, newest first. */
export const listDeliveries: Handler<typeof operation> = async (work, { ticketId }) => {
  const { rows } = await raw<Row>`
    select d.id as "deliveryId", d.connection_id as "connectionId", coalesce(k.name, '') as "connectionName", k.kind, d.state, d.tries, d.problem,
      d.external_key as key, d.url, d.queued_at as "queuedAt", d.ended_at as "endedAt"
    from tickets.ticket t
    left join trackers.delivery d on d.client_id = t.client_id and d.ticket_id = t.id
    left join trackers.connection k on k.id = d.connection_id
    where t.id = ${ticketId} order by d.queued_at desc, d.id desc limit ${mostDeliveries}`.execute(work.sql);
  // The ticket's own row comes back even when nothing was given.
  if (rows.length === 0) return refuse(notFound);
  const items = rows.flatMap(({ deliveryId, queuedAt, endedAt, kind, state, ...row }) =>
    deliveryId === null || queuedAt === null
      ? []
      : [
          {
            ...row,
            deliveryId,
            // Check constraints hold both to their words.
            kind: connectionKind.parse(kind),
            state: deliveryState.parse(state),
            queuedAt: queuedAt.toString(),
            endedAt: endedAt?.toString() ?? null,
          },
        ],
  );
  return { items };
};

interface Row {
  readonly deliveryId: string | null;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly kind: string | null;
  readonly state: string | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly key: string | null;
  readonly url: string | null;
  readonly queuedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
}
