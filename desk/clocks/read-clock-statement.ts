import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { Priority, TicketState } from '../tickets/rules.ts';
import { calendarWords } from './calendar-words.ts';
import { changesOf } from './changes.ts';
import type { readClockStatement as operation } from './contract.ts';
import { clockRetargeted, clockStarted } from './facts.ts';
import { type Segment, secondsIn, segmentsOf } from './segments.ts';
import { type ClockStanding, clocksOf } from './standing.ts';
import { type ClockLine, statementOf, type Target } from './statement.ts';

/** The longest list of segments that is sent; the sums count all of them. */
const mostSegments = 1_000;

/** Which tier used what of a ticket's time, to the second, worked out from its facts (domain.md §3.6). */
export const readClockStatement: Handler<typeof operation> = async (work, { ticketId }) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select(['reference', 'state']).where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  const clocks = (await clocksOf(work.sql, [ticketId])).get(ticketId) ?? [];
  const [first] = clocks;
  if (first === undefined) return refuse(notFound);

  const { agreement } = first;
  const { calendar } = agreement;
  const changes = await changesOf(work.sql, ticketId);
  const segments = segmentsOf(changes, { calendar, until: work.at });
  const targets = await targetsOf(work, ticketId);
  const terms = clocks.map((clock) => ({
    metric: clock.metric,
    startedAt: clock.startedAt,
    stoppedAt: clock.stoppedAt,
    targets: targets(clock),
  }));
  const statement = statementOf(segments, { calendar, openedAt: changes[0]?.at ?? work.at, clocks: terms });
  const accruing = segments.filter(isAccruing);
  const names = await namesOf(work, accruing);
  return {
    ticketId,
    reference: ticket.reference,
    // A check constraint of the table holds it to the six states.
    state: ticket.state as TicketState,
    asOf: work.at.toString(),
    agreement: { id: agreement.agreementId, name: agreement.name, version: agreement.version },
    calendar: { zone: calendar.definition.zone, words: calendarWords(calendar.definition) },
    clocks: statement.clocks.map(shownLine),
    totalSeconds: statement.totalSeconds,
    workingSeconds: statement.workingSeconds,
    tiers: statement.tiers.map((used) => ({ ...used, kinds: [...used.kinds] })),
    segments: accruing.slice(0, mostSegments).map((segment) => ({
      from: segment.from.toString(),
      to: segment.to.toString(),
      tier: segment.tier,
      teamName: names.get(segment.teamId) ?? '',
      assigneeName: segment.assigneeId === null ? null : (names.get(segment.assigneeId) ?? ''),
      state: segment.state,
      kind: segment.kind,
      seconds: secondsIn(segment),
    })),
    segmentsCut: accruing.length > mostSegments,
  };
};

const isAccruing = (segment: Segment): segment is Segment & { kind: Exclude<Segment['kind'], 'resolved'> } => segment.kind !== 'resolved';

/** The targets of each clock in the order they came into force: the first, and one for each change of priority. */
async function targetsOf(work: Work, ticketId: string): Promise<(clock: ClockStanding) => readonly [Target, ...Target[]]> {
  const rows = await work.sql
    .selectFrom('log.fact')
    .select(['occurred_at', 'payload'])
    .where('stream', '=', ticketId)
    .where('name', 'in', [clockStarted.name, clockRetargeted.name])
    .orderBy('version')
    .execute();
  const shape = z.object({ priority: clockStarted.payload.shape.priority, clocks: clockStarted.payload.shape.clocks });
  const changes = rows.map((row) => ({ at: row.occurred_at, ...shape.parse(row.payload) }));
  return (clock) => {
    const found = changes.flatMap(({ at, priority, clocks }) =>
      clocks.filter(({ clockId }) => clockId === clock.clockId).map(({ targetMinutes }): Target => ({ at, priority, targetMinutes })),
    );
    const [first, ...later] = found;
    if (first === undefined) throw new Error(`The clock ${clock.clockId} has no fact that started it`);
    return [first, ...later];
  };
}

function shownLine(line: ClockLine) {
  return {
    metric: line.metric,
    startedAt: line.startedAt.toString(),
    dueAt: line.dueAt.toString(),
    targetSeconds: line.targetSeconds,
    usedSeconds: line.usedSeconds,
    secondsLeft: line.secondsLeft,
    stoppedAt: line.stoppedAt?.toString() ?? null,
    shape: line.shape,
    lines: line.lines.map(
      ({
        at,
        priority,
        targetSeconds,
        dueAt,
      }: {
        at: Temporal.Instant;
        priority: Priority;
        targetSeconds: number;
        dueAt: Temporal.Instant;
      }) => ({
        at: at.toString(),
        priority,
        targetSeconds,
        dueAt: dueAt.toString(),
      }),
    ),
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
