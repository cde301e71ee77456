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
  readonly most: number;
  /** Reads in the list's order; a part that is only counted need not. */
  readonly ordered: boolean;
  readonly after?: readonly [string, string] | undefined;
}

/**
 * More matches than these are not looked at: the newest are (ids are ordered by time). Whoever finds that many has to say more, and no
 * word is common enough to make the desk read all it ever knew.
 */
const mostMatches = 10_000;

/** Clients of which each is read by its own index; of whoever serves more, the wall sorts out few enough from the common one. */
const mostClientsProbed = 30;

const everyTier = tier.options.map(({ value }) => value);

/**
 * Reads a part of a queue so that every way to ask for one is a scan of one index in its order, never a sort of all that is open.
 * Answers a query of rows of `workbench.queue_item`; undefined when nothing can match.
 */
export function queuePart(asked: QueueAsked, part: Part): RawBuilder<unknown> | undefined {
  if (asked.search !== undefined) {
    const query = queryOf(asked.search);
    if (query === undefined) return undefined;
    const matches = raw`workbench.search_tickets(${query}::tsquery, ${asked.view !== 'done'}, ${mostMatches}) as m
      join workbench.queue_item as q on q.client_id = m.client_id and q.ticket_id = m.ticket_id`;
    return rowsOf(matches, asked, part);
  }
  const clients = clientsProbed(asked);
  if (asked.view === 'done')
    return clients === undefined || asked.requesterId !== undefined
      ? rowsOf(raw`workbench.queue_item as q`, asked, part)
      : merged(raw`unnest(${clients}::uuid[]) as c(id)`, [raw`q.client_id = c.id`], asked, part);
  // These few have indexes of their own, whatever else is asked of them.
  const narrow = asked.view === 'mine' || asked.view === 'returned' || asked.teamId !== undefined || asked.requesterId !== undefined;
  if (narrow) return rowsOf(raw`workbench.queue_item as q`, asked, part);
  const tiers = raw`unnest(${asked.tier === undefined ? everyTier : [asked.tier]}::smallint[]) as l(tier)`;
  if (asked.view === 'unassigned' || clients === undefined) return merged(tiers, [raw`q.tier = l.tier`], asked, part);
  const places = raw`unnest(${clients}::uuid[]) as c(id) cross join ${tiers}`;
  return merged(places, [raw`q.client_id = c.id`, raw`q.tier = l.tier`], asked, part);
}

/** The clients that are read one by one; undefined where the whole queue is read and the wall leaves out what is not reached. */
function clientsProbed({ clientId, reach }: QueueAsked): readonly string[] | undefined {
  if (clientId !== undefined) return [clientId];
  return reach === '*' || reach.length > mostClientsProbed ? undefined : reach;
}

/** The first of each place, and of these the first: as many index scans as there are places, none longer than what is asked for. */
function merged(places: RawBuilder<unknown>, at: readonly RawBuilder<unknown>[], asked: QueueAsked, part: Part): RawBuilder<unknown> {
  const each = rowsOf(raw`workbench.queue_item as q`, asked, part, at);
  const order = part.ordered ? raw`order by ${orderOf(asked)}` : raw``;
  return raw`select q.* from ${places} cross join lateral (${each}) as q ${order} limit ${part.most}`;
}

function rowsOf(from: RawBuilder<unknown>, asked: QueueAsked, part: Part, at: readonly RawBuilder<unknown>[] = []): RawBuilder<unknown> {
  const conditions = [...at, ...conditionsOf(asked)];
  if (part.after !== undefined) conditions.push(behind(asked, part.after));
  const order = part.ordered ? raw`order by ${orderOf(asked)}` : raw``;
  return raw`select q.* from ${from} where ${raw.join(conditions, raw` and `)} ${order} limit ${part.most}`;
}

function conditionsOf({ view, tier: atTier, clientId, teamId, requesterId, personId }: QueueAsked): RawBuilder<unknown>[] {
  const conditions = [view === 'done' ? raw`not q.open` : raw`q.open`];
  if (view === 'mine') conditions.push(raw`q.assignee_id = ${personId}::uuid`);
  if (view === 'unassigned') conditions.push(raw`q.assignee_id is null`);
  if (view === 'returned') conditions.push(raw`q.returned`);
  if (atTier !== undefined) conditions.push(raw`q.tier = ${atTier}::smallint`);
  if (clientId !== undefined) conditions.push(raw`q.client_id = ${clientId}::uuid`);
  if (teamId !== undefined) conditions.push(raw`q.team_id = ${teamId}::uuid`);
  if (requesterId !== undefined) conditions.push(raw`q.requester_id = ${requesterId}::uuid`);
  return conditions;
}

function orderOf({ view }: QueueAsked): RawBuilder<unknown> {
  return view === 'done' ? raw`q.opened_at desc, q.ticket_id desc` : raw`q.act_by, q.ticket_id`;
}

function behind({ view }: QueueAsked, [at, id]: readonly [string, string]): RawBuilder<unknown> {
  return view === 'done'
    ? raw`(q.opened_at, q.ticket_id) < (${at}::timestamptz, ${id}::uuid)`
    : raw`(q.act_by, q.ticket_id) > (${at}::timestamptz, ${id}::uuid)`;
}
