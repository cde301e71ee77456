import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { readTimeline } from './contract.ts';

interface Row {
  readonly entryId: string | null;
  readonly name: string;
  readonly at: Temporal.Instant;
  readonly author: string;
  readonly authorName: string | null;
  readonly origin: 'live' | 'imported';
  readonly payload: Record<string, unknown>;
}

/**
 * A ticket's timeline as its requester may read it: opened, replies, public files, how it ended. Made of the tables whose rows
 * the requester sees, never of the log, and field by field, so that nothing internal can slip in. Agents go by their first name.
 */
export async function readOwnTimeline(
  work: Work,
  { ticketId, limit, cursor }: z.output<(typeof readTimeline)['input']>,
): Promise<z.input<(typeof readTimeline)['reply']>> {
  const [afterAt, afterId] = decodeCursor(instantAndId, cursor) ?? [null, null];
  const { rows } = await raw<Row>`
    with ticket as (select * from tickets.ticket where id = ${ticketId}),
    entry (id, name, at, author, payload) as (
      select id, 'ticket-opened', opened_at, opened_by, jsonb_build_object('reference', reference, 'title', title, 'description', description) from ticket
      union all
      select m.id, 'reply-sent', m.at, m.author, jsonb_build_object('messageId', m.id, 'body', m.body, 'automatic', m.automatic)
        from ticket t join tickets.message m on m.client_id = t.client_id and m.ticket_id = t.id where m.kind = 'reply'
      union all
      select e.id, 'evidence-attached', e.at, e.attached_by, jsonb_build_object('evidenceId', e.id, 'fileName', e.file_name,
          'mediaType', e.media_type, 'sizeBytes', e.size_bytes)
        from ticket t join tickets.evidence e on e.client_id = t.client_id and e.ticket_id = t.id where e.public
      union all
      -- Ids of their own, after every other of the same instant: the last one of all is the end.
      select 'ffffffff-ffff-4fff-bfff-fffffffffffd', 'ticket-resolved', resolved_at, 'desk', '{}' from ticket where resolved_at is not null
      union all
      select 'ffffffff-ffff-4fff-bfff-fffffffffffe', case state when 'cancelled' then 'ticket-cancelled' else 'ticket-closed' end, closed_at, 'desk', '{}'
        from ticket where closed_at is not null
    )
    select e.id as "entryId", e.name, e.at, e.author, e.payload,
      case when t.external_reference is null then 'live' else 'imported' end as origin,
      coalesce(split_part(a.name, ' ', 1), r.name) as "authorName"
    from ticket t
    left join entry e on ${afterAt}::timestamptz is null or (e.at, e.id) > (${afterAt}::timestamptz, ${afterId}::uuid)
    left join people.agent a on a.id = case when e.author like 'agent:%' then substr(e.author, 7)::uuid end
    left join people.requester r on r.client_id = t.client_id
      and r.id = case when e.author like 'requester:%' then substr(e.author, 11)::uuid end
    order by e.at, e.id limit ${limit + 1}`.execute(work.sql);
  // The ticket's own row comes back even when no entry is left.
  if (rows.length === 0) return refuse(notFound);
  return cutPage(
    rows.filter((row) => row.entryId !== null),
    limit,
    { keyOf: ({ at, entryId }) => [at.toString(), entryId], shape },
  );
}

function shape({ entryId, name, at, author, authorName, origin, payload }: Row) {
  const kind = author.split(':', 1)[0] ?? '';
  const actor = kind === 'agent' || kind === 'requester' ? kind : 'desk';
  return {
    entryId: entryId ?? '',
    name,
    at: at.toString(),
    by: { actor, name: authorName ?? 'The desk', tier: null },
    side: 'public' as const,
    origin,
    payload,
    of: null,
  };
}
