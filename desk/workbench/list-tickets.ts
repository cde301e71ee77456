import { sql as raw } from 'kysely';
import { boundCalendars } from '../../estate/calendars/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { mostPerPage } from '../../platform/wire.ts';
import type { listTickets as operation } from './contract.ts';
import { isoOf, type PlacedRow, placedColumns, rowShape } from './queue-row.ts';
import { type QueueAsked, queuePart } from './queue-source.ts';

/** Counting further than this would cost more than the page itself, and tells nobody more. */
const mostCounted = 1_000;

/** What pages are read in: a row more than is shown, in few sizes so that few statements are planned. */
const pageSizes = [51, 101, mostPerPage + 1];

/**
 * A page of a queue, most urgent first, and how many there are. One statement: the page and the count are each a scan of one index, and
 * names are looked up for the rows that are shown. A ticket that moves to later while somebody pages may come again.
 */
export const listTickets: Handler<typeof operation> = async (work, { limit, cursor, ...filters }) => {
  const after = decodeCursor(instantAndId, cursor);
  const asked: QueueAsked = { ...filters, reach: work.reach, personId: work.authority.personId ?? null };
  const most = pageSizes.find((size) => size > limit) ?? mostPerPage + 1;
  const page = queuePart(asked, { most, after });
  const counted = queuePart(asked, { most: mostCounted + 1, counted: true });
  const asOf = work.at.toString();
  if (page === undefined || counted === undefined) return { items: [], nextCursor: null, asOf, count: 0, countIsCapped: false };

  const order = {
    done: raw`p.opened_at desc, p.ticket_id desc`,
    promises: raw`p.promise_due_at, p.ticket_id`,
    others: raw`p.act_by, p.ticket_id`,
  };
  const by = filters.view === 'done' || filters.view === 'promises' ? filters.view : 'others';
  const { rows } = await raw<PlacedRow>`
    with page as materialized (${page}), counted as (select count(*)::int as n from (${counted}) as c)
    select counted.n as count, ${placedColumns}, c.name as client_name, c.color as client_color, coalesce(g.name, '') as team_name,
      a.name as assignee_name, coalesce(t.version, 0) as version
    from counted left join page as p on true
    left join clients.client as c on c.client_id = p.client_id
    left join people.team as g on g.id = p.team_id
    left join people.agent as a on a.id = p.assignee_id
    left join tickets.ticket as t on t.client_id = p.client_id and t.id = p.ticket_id
    order by ${order[by]}`.execute(work.sql);

  // The count's own row comes back even when the page is empty.
  const count = rows[0]?.count ?? 0;
  const shown = rows.filter((row) => row.ticket_id !== null);
  const bound = await boundCalendars(
    work.sql,
    shown.flatMap(({ client_id, calendar_id, calendar_version: version }) =>
      calendar_id === null || version === null ? [] : [{ client_id, calendar_id, version }],
    ),
  );
  const calendars = new Map(bound.map((one) => [`${one.calendarId}/${one.version}`, one]));
  const paged = cutPage(shown, limit, {
    keyOf: (row) => [isoOf(placeOf(by, row)), row.ticket_id],
    shape: (row) => rowShape(row, calendars.get(`${row.calendar_id}/${row.calendar_version}`), work.at),
  });
  return { ...paged, asOf, count: Math.min(count, mostCounted), countIsCapped: count > mostCounted };
};

/** Where a row stands in the order of its list. */
function placeOf(by: 'done' | 'promises' | 'others', row: PlacedRow): string {
  if (by === 'done') return row.opened_at;
  return by === 'promises' ? (row.promise_due_at ?? row.act_by) : row.act_by;
}
