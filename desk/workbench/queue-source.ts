import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import { tier } from '../../estate/people/rules.ts';
import type { Reach } from '../../platform/authority.ts';
import type { listTickets } from './contract.ts';
import { queryOf } from './words.ts';

/** What a queue is asked for. */
export type QueueAsked = Omit<z.output<typeof listTickets.input>, 'limit' | 'cursor'> & {
  readonly reach: Reach;
  /** Whose work `mine` is. */
  readonly personId: string | null;
};

/** A part of a list: how many rows at most, and behind which sort key. */
export interface Part {
  /** Stands in the statement's text, since the planner knows nothing of a limit that comes with each call: one of few numbers. */
  readonly most: number;
  readonly after?: readonly [string, string] | undefined;
  /** Rows that are only counted are read from the index alone, and need no order among their places. */
  readonly counted?: boolean;
}

/**
 * More matches than these are not looked at: the newest are (ids are ordered by time). Whoever finds that many has to say more, and no
 * word is common enough to make the desk read all it ever knew.
 */
const mostMatches = 2_000;

/**
 * Clients of which each is read by its own index, filled up to one of these numbers so that few statements are planned; of whoever serves
 * more than the last, the wall sorts out few enough from the common index.
 */
const clientsProbed = [1, 4, 12, 30];

/** Something whose rows are read one by one: each client, each tier. */
interface Places {
  readonly rows: RawBuilder<unknown>;
  readonly isAt: RawBuilder<unknown>;
}

const eachTier: Places = {
  rows: raw`(values ${raw.join(tier.options.map(({ value }) => raw`(${raw.lit(value)}::smallint)`))}) as l(tier)`,
  isAt: raw`q.tier = l.tier`,
};

/**
 * Reads a part of a queue so that every way to ask for one is a scan of one index in its order, never a sort of all that is open.
 * Answers a query of rows of `workbench.queue_item`; undefined when nothing can match.
 */
export function queuePart(asked: QueueAsked, part: Part): RawBuilder<unknown> | undefined {
  if (asked.search === undefined) return partAt(placesOf(asked), asked, part);
  const query = queryOf(asked.search);
  if (query === undefined) return undefined;
  const among = raw`${raw.lit(asked.view !== 'done')}, ${raw.lit(mostMatches)}`;
  const matches = raw`workbench.search_tickets(${query}::tsquery, ${among}) as m
    join workbench.queue_item as q on q.client_id = m.client_id and q.ticket_id = m.ticket_id`;
  return rowsOf(matches, conditionsOf(asked, part), asked, part);
}

/** What is read one by one. Few tickets are somebody's, a team's, a requester's or returned: they have indexes without a place. */
function placesOf({ view, tier: atTier, clientId, teamId, requesterId, reach }: QueueAsked): readonly Places[] {
  if (
    view === 'mine' ||
    view === 'returned' ||
    view === 'promises' ||
    requesterId !== undefined ||
    (teamId !== undefined && view !== 'done')
  )
    return [];
  const clients = clientId === undefined && reach !== '*' && view !== 'unassigned' ? eachClient(reach) : [];
  return view === 'done' || atTier !== undefined ? clients : [...clients, eachTier];
}

function eachClient(reach: readonly string[]): readonly Places[] {
  const probed = clientsProbed.find((number) => number >= reach.length);
  if (probed === undefined) return [];
  const ids = Array.from({ length: probed }, (_, index) => raw`(${reach[index] ?? null}::uuid)`);
  return [{ rows: raw`(values ${raw.join(ids)}) as c(id)`, isAt: raw`q.client_id = c.id` }];
}

/** The first of each place, and of these the first: as many index scans as there are places, none longer than what is asked for. */
function partAt(places: readonly Places[], asked: QueueAsked, part: Part): RawBuilder<unknown> {
  const conditions = [...places.map(({ isAt }) => isAt), ...conditionsOf(asked, part)];
  const each = rowsOf(raw`workbench.queue_item as q`, conditions, asked, part);
  if (places.length === 0) return each;
  const rows = raw.join(
    places.map((place) => place.rows),
    raw` cross join `,
  );
  const order = part.counted ? raw`` : raw`order by ${orderOf(asked)}`;
  return raw`select q.* from ${rows} cross join lateral (${each}) as q ${order} limit ${raw.lit(part.most)}`;
}

function rowsOf(from: RawBuilder<unknown>, conditions: readonly RawBuilder<unknown>[], asked: QueueAsked, { most, counted }: Part) {
  const columns = counted ? raw`q.ticket_id` : raw`q.*`;
  return raw`select ${columns} from ${from} where ${raw.join(conditions, raw` and `)} order by ${orderOf(asked)} limit ${raw.lit(most)}`;
}

function conditionsOf(asked: QueueAsked, { after }: Part): readonly RawBuilder<unknown>[] {
  const { view, tier: atTier, clientId, teamId, requesterId, personId } = asked;
  const conditions = [view === 'done' ? raw`not q.open` : raw`q.open`];
  if (view === 'mine') conditions.push(raw`q.assignee_id = ${personId}::uuid`);
  if (view === 'unassigned') conditions.push(raw`q.assignee_id is null`);
  if (view === 'returned') conditions.push(raw`q.returned`);
  if (view === 'promises') conditions.push(raw`q.promise_due_at is not null`);
  if (atTier !== undefined) conditions.push(raw`q.tier = ${atTier}::smallint`);
  if (clientId !== undefined) conditions.push(raw`q.client_id = ${clientId}::uuid`);
  if (teamId !== undefined) conditions.push(raw`q.team_id = ${teamId}::uuid`);
  if (requesterId !== undefined) conditions.push(raw`q.requester_id = ${requesterId}::uuid`);
  if (after !== undefined) conditions.push(behind(asked, after));
  return conditions;
}

function orderOf({ view }: QueueAsked): RawBuilder<unknown> {
  if (view === 'promises') return raw`q.promise_due_at, q.ticket_id`;
  return view === 'done' ? raw`q.opened_at desc, q.ticket_id desc` : raw`q.act_by, q.ticket_id`;
}

function behind({ view }: QueueAsked, [at, id]: readonly [string, string]): RawBuilder<unknown> {
  if (view === 'promises') return raw`(q.promise_due_at, q.ticket_id) > (${at}::timestamptz, ${id}::uuid)`;
  return view === 'done'
    ? raw`(q.opened_at, q.ticket_id) < (${at}::timestamptz, ${id}::uuid)`
    : raw`(q.act_by, q.ticket_id) > (${at}::timestamptz, ${id}::uuid)`;
}
