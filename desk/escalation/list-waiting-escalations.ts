import { sql as raw } from 'kysely';
import { boundCalendars } from '../../estate/calendars/index.ts';
import { namesOf } from '../../estate/people/index.ts';
import { workingSecondsBetween } from '../../platform/calendar/index.ts';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import type { Priority, TicketState } from '../tickets/rules.ts';
import type { listWaitingEscalations as operation } from './contract.ts';
import { landing } from './facts.ts';
import { provenance } from './packet.ts';

/** Tickets without a running clock come last. */
const never = '9999-12-31T23:59:59Z';

/** What waits for a tier's verdict, most urgent first: by when the ticket itself is due, since the clock runs on. */
export const listWaitingEscalations: Handler<typeof operation> = async (work, { tier, limit, cursor }) => {
  const after = decodeCursor(instantAndId, cursor);
  const due = raw<Temporal.Instant>`coalesce(c.due_at, ${never}::timestamptz)`;
  let waiting = work.sql
    .selectFrom('escalation.escalation as e')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'e.client_id').onRef('t.id', '=', 'e.ticket_id'))
    .innerJoin('clients.client as o', 'o.client_id', 'e.client_id')
    .leftJoin('clocks.clock as c', (join) =>
      join
        .onRef('c.client_id', '=', 'e.client_id')
        .onRef('c.ticket_id', '=', 'e.ticket_id')
        .on('c.kind', '=', 'sla')
        .on('c.metric', '=', 'resolution')
        .on('c.stopped_at', 'is', null),
    )
    .select([
      'e.client_id as clientId',
      'e.id as escalationId',
      'e.ticket_id as ticketId',
      't.reference',
      't.title',
      'o.name as clientName',
    ])
    .select(['t.priority', 't.state', 'e.criterion', 'e.returns_before as returns', 'e.raised_by as raisedBy', 'e.raised_at as raisedAt'])
    .select([
      'c.due_at as dueAt',
      'c.paused_at as pausedAt',
      'c.calendar_id as calendarId',
      'c.calendar_version as version',
      due.as('order'),
    ])
    .select([raw<number>`(e.score ->> 'complete')::int`.as('packetComplete'), 'e.landing', 'e.why'])
    .where('e.verdict', '=', 'waiting')
    .where('e.to_tier', '=', tier)
    .orderBy(due)
    .orderBy('e.id')
    .limit(limit + 1);
  if (after !== undefined) waiting = waiting.where(raw<boolean>`(${due}, e.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const rows = await waiting.execute();

  const names = await namesOf(
    work.sql,
    rows.map((row) => row.raisedBy),
  );
  const bounds = rows.flatMap(({ clientId, calendarId, version }) =>
    calendarId === null || version === null ? [] : [{ client_id: clientId, calendar_id: calendarId, version }],
  );
  const calendars = await boundCalendars(work.sql, bounds);
  // A clock that stands paused has what it had then.
  const secondsLeft = ({ calendarId, version, dueAt, pausedAt }: (typeof rows)[number]): number | null => {
    const bound = calendars.find((one) => one.calendarId === calendarId && one.version === version);
    return bound === undefined || dueAt === null ? null : workingSecondsBetween(bound.calendar, pausedAt ?? work.at, dueAt);
  };
  return cutPage(rows, limit, {
    keyOf: ({ order, escalationId }) => [order.toString(), escalationId],
    shape: (row) => ({
      escalationId: row.escalationId,
      ticketId: row.ticketId,
      reference: row.reference,
      title: row.title,
      clientName: row.clientName,
      // Check constraints and the facts' schemas hold these to their words.
      priority: row.priority as Priority,
      state: row.state as TicketState,
      criterion: row.criterion,
      // Parsed when the fact was recorded; this only gives it its type back.
      why: provenance.nullable().parse(row.why),
      packetComplete: row.packetComplete,
      returns: row.returns,
      raisedBy: names.get(row.raisedBy)?.name ?? '',
      raisedAt: row.raisedAt.toString(),
      dueAt: row.dueAt?.toString() ?? null,
      secondsLeft: secondsLeft(row),
      // Parsed when the fact was recorded; this only gives it its type back.
      landing: landing.nullable().parse(row.landing),
    }),
  });
};
