import { sql as raw } from 'kysely';
import type { RecordedFact } from '../../platform/log/fact.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Work } from '../../platform/work.ts';
import { type BoundAgreement, type Subject, targetsFor } from '../agreements/index.ts';
import { type Metric, metrics } from '../agreements/rules.ts';
import type { Priority } from '../tickets/rules.ts';
import type { ClockHistory } from './history.ts';
import type { ClockStanding } from './standing.ts';
import { type Beginning, beginWithPast, type Past, pastOf } from './taken-over.ts';

/** One agreement's clocks on one ticket, and what it is bound to from now on. */
export interface Sought {
  readonly ticketId: string;
  readonly bound: BoundAgreement;
  readonly subject: Subject;
  /** All of this agreement's clocks on the ticket, those that have ended too. */
  readonly clocks: readonly ClockStanding[];
}

/** A clock for something that the ticket was not promised until now, with the running one beside it that it has its past from. */
export interface Added extends Beginning {
  readonly ticketId: string;
  readonly beside: ClockStanding;
}

/**
 * Clocks for what tickets are promised from now on and had no clock for: another priority, category or version speaks of a metric that none
 * spoke of before. Each is counted from the start of the clocks beside it (the ticket's opening, the tier's getting it), the next update from
 * the last word of a human, and takes over when they stood still. What was done already is owed no more: a workaround that was given, the
 * response of a tier that has taken the ticket. One statement where there is any, none else.
 */
export async function addedClocks(
  sql: Sql,
  sought: readonly Sought[],
  { histories, at }: { readonly histories: ReadonlyMap<string, ClockHistory>; readonly at: Temporal.Instant },
): Promise<readonly Added[]> {
  const missing = sought.flatMap((one) => missingOf(one));
  if (missing.length === 0) return [];
  const done = await doneOn(sql, [...new Set(missing.map(({ ticketId }) => ticketId))]);
  return missing.flatMap(({ metric, beside, ...one }): Added[] => {
    const startedAt = startOf(metric, beside, done.get(one.ticketId));
    if (startedAt === undefined) return [];
    const past = pastFor(metric, pastOf(beside, histories.get(beside.clockId) ?? { targets: [], standstills: [] }, at));
    return [{ ...one, metric, beside, startedAt, past }];
  });
}

/** Begins clocks that were added to one ticket. */
export function beginAdded(
  work: Work,
  on: Pick<RecordedFact, 'clientId' | 'stream' | 'occurredAt'>,
  { added, priority }: { readonly added: readonly Added[]; readonly priority: Priority },
): Promise<void> {
  return beginWithPast(work, on, { priority, from: added.map(({ beside }) => beside), beginnings: added });
}

function missingOf({ ticketId, bound, subject, clocks }: Sought) {
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null);
  const beside = running.findLast(({ metric }) => metric === 'resolution') ?? running[0];
  if (beside === undefined) return [];
  const targets = targetsFor(bound.agreement.terms, subject);
  const isThere = (metric: Metric) =>
    clocks.some((clock) => clock.metric === metric && Temporal.Instant.compare(clock.startedAt, beside.startedAt) >= 0);
  return metrics.flatMap((metric) => {
    const targetMinutes = targets.get(metric);
    return targetMinutes === undefined || isThere(metric) ? [] : [{ ticketId, bound, metric, targetMinutes, beside }];
  });
}

interface Done {
  readonly taken: boolean;
  readonly workaround: boolean;
  readonly lastWordAt: Temporal.Instant | null;
}

async function doneOn(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, Done>> {
  const { rows } = await raw<Done & { readonly id: string }>`
    select t.id, t.assignee_id is not null as taken, t.workaround is not null as workaround,
      (select max(m.at) from tickets.message m where m.client_id = t.client_id and m.ticket_id = t.id and m.kind = 'reply'
        and not m.automatic and m.author like 'agent:%') as "lastWordAt"
    from tickets.ticket t where t.id = any(${ticketIds}::uuid[])`.execute(sql);
  return new Map(rows.map((row) => [row.id, row]));
}

/** From when it counts; undefined where it was done already. */
function startOf(metric: Metric, { kind, startedAt }: ClockStanding, done: Done | undefined): Temporal.Instant | undefined {
  if (metric === 'workaround' && done?.workaround === true) return undefined;
  if (metric === 'response' && kind === 'ola' && done?.taken === true) return undefined;
  const lastWordAt = done?.lastWordAt ?? null;
  const isLater = lastWordAt !== null && Temporal.Instant.compare(lastWordAt, startedAt) > 0;
  return metric === 'next_update' && isLater ? lastWordAt : startedAt;
}

/** Of another clock's past, what concerns this metric: a response and the next update never pause, and nothing was warned of yet. */
function pastFor(metric: Metric, { standstills, pausedSeconds }: Past): Past {
  const pauses = metric === 'resolution' || metric === 'workaround';
  if (pauses) return { standstills, pausedSeconds, warnedPercent: 0 };
  return { standstills: standstills.filter(({ why }) => why === 'ended'), pausedSeconds: 0, warnedPercent: 0 };
}
