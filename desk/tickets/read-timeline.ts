import { z } from 'zod';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { readTimeline as operation } from './contract.ts';
import { readOwnTimeline } from './own-timeline.ts';
import { sideOf } from './timeline-side.ts';

const versionKey = z.number().int().min(0);
const payloadOf = z.record(z.string(), z.unknown());

/** Reads what happened on a ticket from its facts, oldest first. Requesters read their own side, which is made of other tables. */
export const readTimeline: Handler<typeof operation> = async (work, input) => {
  if (work.authority.requesterId !== undefined) return readOwnTimeline(work, input);
  const after = decodeCursor(versionKey, input.cursor) ?? 0;
  const rows = await work.sql
    .selectFrom('tickets.ticket as t')
    .leftJoin('log.fact as f', (join) =>
      join.onRef('f.client_id', '=', 't.client_id').onRef('f.stream', '=', 't.id').on('f.version', '>', after),
    )
    .select(['f.version', 'f.name', 'f.payload', 'f.actor', 'f.origin', 'f.occurred_at as at'])
    .where('t.id', '=', input.ticketId)
    .orderBy('f.version')
    .limit(input.limit + 1)
    .execute();
  // The ticket's own row comes back even when no fact is left.
  if (rows.length === 0) return refuse(notFound);

  const names = await namesOf(
    work.sql,
    rows.flatMap(({ actor }) => actor ?? []),
  );
  const facts = rows.flatMap(({ version, name, actor, at, origin, payload: kept }) => {
    if (version === null || name === null || actor === null || at === null) return [];
    const payload = payloadOf.parse(kept);
    const named = names.get(actor);
    const by = { actor, name: named?.name ?? '', tier: named?.tier ?? null };
    return [
      {
        version,
        entry: {
          entryId: String(version),
          name,
          at: at.toString(),
          by,
          side: sideOf(name, actor, payload),
          origin: origin === 'imported' ? ('imported' as const) : ('live' as const),
          payload,
        },
      },
    ];
  });
  return cutPage(facts, input.limit, { keyOf: ({ version }) => version, shape: ({ entry }) => entry });
};
