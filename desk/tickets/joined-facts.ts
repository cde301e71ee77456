import { sql as raw } from 'kysely';
import { z } from 'zod';
import { decodeCursor } from '../../platform/page-cursor.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { evidenceAttached, noteAdded, replySent, stepTried, ticketOpened } from './facts.ts';
import type { TimelineFact } from './read-timeline.ts';

const key = z.tuple([z.iso.datetime({ offset: true }), z.number().int()]);

/** What was said and done on a ticket, not how it moved: that is what its successor shows of it. */
const shared = [ticketOpened, replySent, noteAdded, stepTried, evidenceAttached].map(({ name }) => name);

/** Other tickets of which a timeline shows something. */
export interface Joined {
  readonly ticketId: string;
  readonly clientId: string;
  /** Merged into it, at whatever time. */
  readonly merged: readonly string[];
  /** The parent it was split from, and what of that it refers to: ids of messages and files. */
  readonly parentId: string | null;
  readonly refersTo: readonly string[];
}

/** Whether a ticket's timeline shows something of other tickets; nothing for most. Refuses unknown ones. */
export async function joinedTo(work: Work, ticketId: string): Promise<Joined | undefined> {
  const { rows } = await raw<Joined>`
    select t.id as "ticketId", t.client_id as "clientId", l.to_ticket_id as "parentId",
      coalesce(l.message_ids || l.evidence_ids, '{}') as "refersTo",
      array(select s.id from tickets.ticket s where s.client_id = t.client_id and s.merged_into = t.id) as merged
    from tickets.ticket t
    left join tickets.link l on l.client_id = t.client_id and l.ticket_id = t.id and l.kind = 'split_from'
    where t.id = ${ticketId}`.execute(work.sql);
  const [row] = rows;
  if (row === undefined) return refuse(notFound);
  return row.merged.length === 0 && row.refersTo.length === 0 ? undefined : row;
}

/** A page of facts of a ticket and of those joined with it, in the order they happened, and one more when there are more. */
export async function joinedFacts(
  work: Work,
  { ticketId, clientId, merged, parentId, refersTo }: Joined,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<readonly (TimelineFact & { readonly position: number })[]> {
  const [afterAt, afterPosition] = decodeCursor(key, cursor) ?? [null, null];
  const { rows } = await raw<TimelineFact & { position: number }>`
    select f.version, f.name, f.payload, f.actor, f.origin, f.occurred_at as at, f.position,
      case when f.stream <> ${ticketId} then jsonb_build_object('ticketId', t.id, 'reference', t.reference) end as of
    from log.fact f join tickets.ticket t on t.client_id = f.client_id and t.id = f.stream
    where f.client_id = ${clientId} and f.stream = any(${[ticketId, ...merged, ...(parentId === null ? [] : [parentId])]}::uuid[])
      and (f.stream = ${ticketId}
        or (f.stream = any(${merged}::uuid[]) and f.name = any(${shared}::text[]))
        or (f.stream = ${parentId}::uuid and (f.payload ->> 'messageId' = any(${refersTo}::text[]) or f.payload ->> 'evidenceId' = any(${refersTo}::text[]))))
      and (${afterAt}::timestamptz is null or (f.occurred_at, f.position) > (${afterAt}::timestamptz, ${afterPosition}::bigint))
    order by f.occurred_at, f.position limit ${limit + 1}`.execute(work.sql);
  return rows;
}
