import { sql as raw } from 'kysely';
import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { priority } from '../tickets/rules.ts';
import { about } from './about.ts';
import type { listNotices as operation } from './contract.ts';
import { ownId } from './own.ts';
import { noticeKind } from './rules.ts';

/** What the caller was told, newest first, at clients that they still serve. */
export const listNotices: Handler<typeof operation> = async (work, { show, limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  let query = work.sql
    .selectFrom('notices.notice as n')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'n.client_id').onRef('t.id', '=', 'n.ticket_id'))
    .innerJoin('clients.client as c', 'c.client_id', 'n.client_id')
    .leftJoin('clocks.warning as w', (join) =>
      join.onRef('w.client_id', '=', 'n.client_id').onRef('w.clock_id', '=', 'n.subject_id').onRef('w.percent', '=', 'n.percent'),
    )
    .select(['n.id', 'n.kind', 'n.at', 'n.read_at', 'n.about', 'n.ticket_id', 't.reference', 't.title', 't.priority'])
    .select(['c.client_id', 'c.name as client_name', 'c.color as client_color', 'w.acknowledged_at', 'w.acknowledged_by'])
    .where('n.recipient_id', '=', ownId(work))
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(limit + 1);
  if (show === 'unread') query = query.where('n.read_at', 'is', null);
  if (after !== undefined) query = query.where(raw<boolean>`(n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await query.execute();
  const names = await namesOf(
    work.sql,
    rows.flatMap((row) => row.acknowledged_by ?? []),
  );
  return cutPage(rows, limit, {
    keyOf: (row) => [row.at.toString(), row.id],
    shape: (row) => ({
      noticeId: row.id,
      kind: noticeKind.parse(row.kind),
      at: row.at.toString(),
      readAt: row.read_at?.toString() ?? null,
      ticket: {
        ticketId: row.ticket_id,
        reference: row.reference,
        title: row.title,
        priority: priority.parse(row.priority),
        clientId: row.client_id,
        clientName: row.client_name,
        clientColor: row.client_color,
      },
      about: about.parse(row.about),
      acknowledged:
        row.acknowledged_at === null
          ? null
          : { at: row.acknowledged_at.toString(), byName: names.get(row.acknowledged_by ?? '')?.name ?? '' },
    }),
  });
};
