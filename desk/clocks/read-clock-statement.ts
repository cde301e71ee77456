import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { calendarWords } from '../../platform/calendar/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { TicketState } from '../tickets/rules.ts';
import { changesOf } from './changes.ts';
import type { readClockStatement as operation } from './contract.ts';
import { historiesOf } from './history.ts';
import { type Segment, secondsIn, segmentsOf } from './segments.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { type ClockLine, type ClockTerms, statementOf } from './statement.ts';
import { type WarningTold, warningsTold } from './warnings-told.ts';

/** The longest list of segments that is sent; the sums count all of them. */
const mostSegments = 1_000;

/** Which tier used what of a ticket's time, to the second, worked out from its facts (domain.md §3.6). */
export const readClockStatement: Handler<typeof operation> = (work, { ticketId }) => clockStatementOf(work, ticketId);

/** The clock statement of a ticket; with at most so many segments listed, for a screen, or with all of them, for a file. */
export async function clockStatementOf(work: Work, ticketId: string, most = mostSegments): Promise<z.output<(typeof operation)['reply']>> {
  const ticket = await work.sql.selectFrom('tickets.ticket').select(['reference', 'state']).where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const clocks = (await clocksOf(work.sql, [ticketId])).get(ticketId) ?? [];
  const main = clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  if (main === undefined) return refuse(notFound);

  const { agreement } = main;
  const { calendar } = main.calendar;
  const histories = await historiesOf(work.sql, [ticketId]);
  const terms = clocks.map(
    (clock): ClockTerms => ({
      ...clock,
      ...(histories.get(clock.clockId) ?? { targets: [], standstills: [] }),
      calendar: clock.calendar.calendar,
    }),
  );
  const segments = segmentsOf(await changesOf(work.sql, ticketId), { calendar, until: work.at });
  const statement = statementOf(segments, { clocks: terms, asOf: work.at });
  const accruing = segments.filter(isAccruing);
  const names = await namesOf(work, accruing);
  const warned = await warningsTold(work, main);
  return {
    ticketId,
    reference: ticket.reference,
    // A check constraint of the table holds it to the six states.
    state: ticket.state as TicketState,
    asOf: work.at.toString(),
    agreement: { id: agreement.agreementId, name: agreement.name, version: agreement.version },
    calendar: { zone: calendar.definition.zone, words: calendarWords(calendar.definition) },
    clocks: clocks.flatMap((clock, index) => {
      const line = statement.clocks[index];
      return line === undefined ? [] : [{ ...shownClock(clock, warned), ...shownLine(line) }];
    }),
    totalSeconds: statement.totalSeconds,
    workingSeconds: statement.workingSeconds,
    tiers: statement.tiers.map((used) => ({ ...used, kinds: [...used.kinds] })),
    segments: accruing.slice(0, most).map((segment) => ({
      from: segment.from.toString(),
      to: segment.to.toString(),
      tier: segment.tier,
      teamName: names.get(segment.teamId) ?? '',
      assigneeName: segment.assigneeId === null ? null : (names.get(segment.assigneeId) ?? ''),
      state: segment.state,
      kind: segment.kind,
      seconds: secondsIn(segment),
    })),
    segmentsCut: accruing.length > most,
  };
}

const isAccruing = (segment: Segment): segment is Segment & { kind: Exclude<Segment['kind'], 'resolved'> } => segment.kind !== 'resolved';

/** What a clock is, beside how it stands. */
function shownClock(
  { clockId, agreement, calendar, pausedUntil, warnPercent, warnAt, stoppedAt, pausedAt }: ClockStanding,
  warned: ReadonlyMap<string, WarningTold[]>,
) {
  const warnsOn = warnPercent !== null && warnAt !== null && stoppedAt === null && pausedAt === null;
  return {
    clockId,
    agreementName: agreement.name,
    agreementVersion: agreement.version,
    calendarWords: calendarWords(calendar.calendar.definition),
    pausedUntil: pausedUntil?.toString() ?? null,
    warned: warned.get(clockId) ?? [],
    nextWarning: warnsOn ? { percent: warnPercent, at: warnAt.toString() } : null,
  };
}

function shownLine(line: ClockLine) {
  return {
    kind: line.kind,
    metric: line.metric,
    startedAt: line.startedAt.toString(),
    dueAt: line.dueAt.toString(),
    targetSeconds: line.targetSeconds,
    usedSeconds: line.usedSeconds,
    secondsLeft: line.secondsLeft,
    stoppedAt: line.stoppedAt?.toString() ?? null,
    shape: line.shape,
    pausedSince: line.pausedSince?.toString() ?? null,
    pausedSeconds: line.pausedSeconds,
    lines: line.lines.map(({ at, priority, targetSeconds, dueAt }) => ({
      at: at.toString(),
      priority,
      targetSeconds,
      dueAt: dueAt.toString(),
    })),
  };
}

/** Names of the teams and agents in the segments, in one statement. */
async function namesOf(work: Work, segments: readonly Segment[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(segments.flatMap(({ teamId, assigneeId }) => (assigneeId === null ? [teamId] : [teamId, assigneeId])))];
  const { rows } = await raw<{ readonly id: string; readonly name: string }>`
    select id, name from people.team where id = any(${ids}::uuid[])
    union all select id, name from people.agent where id = any(${ids}::uuid[])`.execute(work.sql);
  return new Map(rows.map((row) => [row.id, row.name]));
}
