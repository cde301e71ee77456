import { sql as raw } from 'kysely';
import { boundCalendars } from '../../estate/calendars/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { mostPerPage } from '../../platform/wire.ts';
import type { listTickets as operation } from './contract.ts';
import { isoOf, type PlacedRow, placedRow, rowShape } from './queue-row.ts';
import { type QueueAsked, queuePart } from './queue-source.ts';

/** Counting further than this would cost more than the page itself, and tells nobody more. */
const mostCounted = 1_000;

/** What pages are read in: a row more than is shown, in few sizes so that few statements are planned. */
const pageSizes = [51, 101, mostPerPage + 1];

/**
 * Queues in which a moment ago twice as many stood as are counted, and until when that is remembered (epoch milliseconds): a count costs a
 * third of its page, and a thousand tickets do not leave a queue within ten seconds.
 */
const longQueues = new Map<string, number>();
const twiceCounted = 2 * mostCounted;
const rememberedMilliseconds = 10_000;
const mostRemembered = 200;

/**
 * A page of a queue, most urgent first, and how many there are. One statement: the page and the count are each a scan of one index, and
 * names are looked up for the rows that are shown. A ticket that moves to later while somebody pages may come again.
 */
export const listTickets: Handler<typeof operation> = async (work, { limit, cursor, ...filters }) => {
  const after = decodeCursor(instantAndId, cursor);
  const asked: QueueAsked = { ...filters, reach: work.reach, personId: work.authority.personId ?? null };
  const page = queuePart(asked, { most: pageSizes.find((size) => size > limit) ?? mostPerPage + 1, after });
  const counted = queuePart(asked, { most: twiceCounted, counted: true });
  const asOf = work.at.toString();
  if (page === undefined || counted === undefined) return { items: [], nextCursor: null, asOf, count: 0, countIsCapped: false };

  const question = JSON.stringify(asked);
  const isLong = (longQueues.get(question) ?? 0) > work.at.epochMilliseconds;
  const order = {
    done: raw`p.opened_at desc, p.ticket_id desc`,
    promises: raw`p.promise_due_at, p.ticket_id`,
    others: raw`p.act_by, p.ticket_id`,
  };
  const by = filters.view === 'done' || filters.view === 'promises' ? filters.view : 'others';
  const { rows } = await raw<{ readonly count: number; readonly page: readonly PlacedRow[] | null }>`
    with page as materialized (${page})
    select (${isLong ? raw`${raw.lit(twiceCounted)}` : raw`select count(*)::int from (${counted}) as c`}) as count,
      (select json_agg(${placedRow} order by ${order[by]}) from page as p
        left join clients.client as c on c.client_id = p.client_id
        left join people.team as g on g.id = p.team_id
        left join people.agent as a on a.id = p.assignee_id) as page`.execute(work.sql);

  const [{ count, page: shown } = { count: 0, page: null }] = rows;
  if (count === twiceCounted && !isLong) {
    if (longQueues.size >= mostRemembered) longQueues.clear();
    longQueues.set(question, work.at.epochMilliseconds + rememberedMilliseconds);
  }
  const bound = await boundCalendars(
    work.sql,
    (shown ?? []).flatMap(([client_id, , , , , calendar_id, version]) =>
      calendar_id === null || version === null ? [] : [{ client_id, calendar_id, version }],
    ),
  );
  const calendars = new Map(bound.map((one) => [`${one.calendarId}/${one.version}`, one]));
  const paged = cutPage(shown ?? [], limit, {
    keyOf: ([, ticketId, openedAt, promiseDueAt, actBy]) => {
      const places = { done: openedAt, promises: promiseDueAt ?? actBy, others: actBy };
      return [isoOf(places[by]), ticketId];
    },
    shape: (row) => rowShape(row, calendars.get(`${row[5]}/${row[6]}`), work.at),
  });
  return { ...paged, asOf, count: Math.min(count, mostCounted), countIsCapped: count > mostCounted };
};
