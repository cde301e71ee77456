import { type BoundCalendar, boundCalendars } from '../../estate/calendars/index.ts';
import { namesOf } from '../../estate/people/index.ts';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Metric } from '../agreements/rules.ts';
import type { PendingReason } from '../tickets/rules.ts';
import type { listPauses as operation } from './contract.ts';

/** Who let which clock stand still, for what and for how long: one line for each clock and pause, newest first. */
export const listPauses: Handler<typeof operation> = async (work, { clientId, agentId, limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  let paused = work.sql
    .selectFrom('clocks.pause as p')
    .innerJoin('clocks.clock as c', (join) => join.onRef('c.client_id', '=', 'p.client_id').onRef('c.id', '=', 'p.clock_id'))
    .innerJoin('clients.client as o', 'o.client_id', 'p.client_id')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'p.client_id').onRef('t.id', '=', 'p.ticket_id'))
    .leftJoin('tickets.message as m', (join) => join.onRef('m.client_id', '=', 'p.client_id').onRef('m.id', '=', 'p.question_id'))
    .select(['p.client_id', 'p.clock_id', 'p.ticket_id', 'p.paused_by', 'p.paused_at', 'p.reason', 'p.continued_at', 'p.because'])
    .select(['c.metric', 'c.calendar_id', 'c.calendar_version', 'o.name as client_name', 't.reference', 'm.body as question'])
    .orderBy('p.paused_at', 'desc')
    .orderBy('p.clock_id', 'desc')
    .limit(limit + 1);
  if (clientId !== undefined) paused = paused.where('p.client_id', '=', clientId);
  if (agentId !== undefined) paused = paused.where('p.paused_by', '=', `agent:${agentId}`);
  if (after !== undefined)
    paused = paused.where((where) =>
      where(where.refTuple('p.paused_at', 'p.clock_id'), '<', where.tuple(Temporal.Instant.from(after[0]), after[1])),
    );
  const rows = await paused.execute();

  const names = await namesOf(
    work.sql,
    rows.map((row) => row.paused_by),
  );
  const calendars = await boundCalendars(
    work.sql,
    rows.map((row) => ({ client_id: row.client_id, calendar_id: row.calendar_id, version: row.calendar_version })),
  );
  return cutPage(rows, limit, {
    keyOf: (row) => [row.paused_at.toString(), row.clock_id],
    shape: (row) => ({
      ticketId: row.ticket_id,
      reference: row.reference,
      clientId: row.client_id,
      clientName: row.client_name,
      // Check constraints of the tables hold these to their words.
      metric: row.metric as Metric,
      by: names.get(row.paused_by)?.name ?? '',
      reason: row.reason as PendingReason,
      question: row.question ?? '',
      pausedAt: row.paused_at.toString(),
      continuedAt: row.continued_at?.toString() ?? null,
      because: row.because,
      pausedSeconds: stoodStill(row, calendars),
    }),
  });
};

interface Stretch {
  readonly paused_at: Temporal.Instant;
  readonly continued_at: Temporal.Instant | null;
  readonly calendar_id: string;
  readonly calendar_version: number;
}

function stoodStill(row: Stretch, calendars: readonly BoundCalendar[]): number | null {
  const bound = calendars.find(({ calendarId, version }) => calendarId === row.calendar_id && version === row.calendar_version);
  return row.continued_at === null || bound === undefined ? null : workingSecondsBetween(bound.calendar, row.paused_at, row.continued_at);
}
