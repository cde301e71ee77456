import { sql as raw } from 'kysely';
import { z } from 'zod';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Priority } from '../tickets/rules.ts';
import { clockContinued, clockPaused, clockRebound, clockRetargeted, clockStarted, clockStopped, takenOver } from './facts.ts';
import type { Stop } from './targets.ts';

/** What was promised on a clock from an instant on, since the priority was this one. */
export interface Target {
  readonly at: Temporal.Instant;
  readonly priority: Priority;
  readonly targetMinutes: number;
}

/** A time at which a clock stood still; open while it still does. */
export interface Standstill {
  readonly stoppedAt: Temporal.Instant;
  readonly continuedAt: Temporal.Instant | null;
  /** Resolved or cancelled, or paused for a reason that the agreement lists. */
  readonly why: 'ended' | 'paused';
}

/** What the facts say of one clock: its targets in the order they came into force, and when it stood still. */
export interface ClockHistory {
  readonly targets: readonly Target[];
  readonly standstills: readonly Standstill[];
}

const kinds = [clockStarted, clockRetargeted, clockRebound, clockStopped, clockPaused, clockContinued] as const;

/** A fact of clocks as the log holds it. */
export interface ClockFactRow {
  readonly name: string;
  readonly occurred_at: Temporal.Instant;
  readonly payload: unknown;
}

/** The histories of all clocks of these tickets, by clock. One statement. */
export async function historiesOf(sql: Sql, ticketIds: readonly string[]): Promise<ReadonlyMap<string, ClockHistory>> {
  const rows = await sql
    .selectFrom('log.fact')
    .select(['name', 'occurred_at', 'payload'])
    .where('stream', '=', raw<string>`any(${ticketIds}::uuid[])`)
    .where(
      'name',
      'in',
      kinds.map(({ name }) => name),
    )
    .orderBy('stream')
    .orderBy('version')
    .execute();
  return foldHistories(rows);
}

/** What facts, in the order they were recorded, say of each clock. */
export function foldHistories(rows: readonly ClockFactRow[]): ReadonlyMap<string, ClockHistory> {
  const histories = new Map<string, { targets: Target[]; standstills: Standstill[] }>();
  const historyOf = (clockId: string) => {
    const known = histories.get(clockId) ?? { targets: [], standstills: [] };
    histories.set(clockId, known);
    return known;
  };
  for (const { name, occurred_at: at, payload } of rows) {
    if (name === clockStarted.name || name === clockRetargeted.name || name === clockRebound.name) {
      const { priority, clocks } = clockRetargeted.payload.parse(payload);
      for (const { clockId, targetMinutes } of clocks) historyOf(clockId).targets.push({ at, priority, targetMinutes });
      if (name === clockStarted.name) takeOver(payload, (clockId) => historyOf(clockId).standstills);
    } else if (name === clockContinued.name) {
      const { continuedAt, clocks } = clockContinued.payload.parse(payload);
      for (const { clockId } of clocks) goOn(historyOf(clockId).standstills, Temporal.Instant.from(continuedAt));
    } else {
      const { stoppedAt, why, clocks } = standstillOf(name, payload);
      for (const { clockId } of clocks) historyOf(clockId).standstills.push({ stoppedAt, continuedAt: null, why });
    }
  }
  return histories;
}

/** The times at which a clock stood still and went on again; of one kind only when it is named. */
export function endedStops({ standstills }: Pick<ClockHistory, 'standstills'>, only?: Standstill['why']): readonly Stop[] {
  return standstills.flatMap(({ stoppedAt, continuedAt, why }) =>
    continuedAt === null || (only !== undefined && why !== only) ? [] : [{ stoppedAt, continuedAt }],
  );
}

const beginning = z.object({ clocks: z.array(z.object({ clockId: z.uuid(), takenOver: takenOver.optional() })) });

/** What a clock took over from another one when it began. */
function takeOver(payload: unknown, standstillsOf: (clockId: string) => Standstill[]): void {
  for (const { clockId, takenOver: past } of beginning.parse(payload).clocks)
    for (const { stoppedAt, continuedAt, why } of past?.standstills ?? [])
      standstillsOf(clockId).push({
        stoppedAt: Temporal.Instant.from(stoppedAt),
        continuedAt: Temporal.Instant.from(continuedAt),
        why,
      });
}

function standstillOf(name: string, payload: unknown) {
  if (name === clockPaused.name) {
    const { pausedAt, clocks } = clockPaused.payload.parse(payload);
    return { stoppedAt: Temporal.Instant.from(pausedAt), why: 'paused' as const, clocks };
  }
  const { stoppedAt, clocks } = clockStopped.payload.parse(payload);
  return { stoppedAt: Temporal.Instant.from(stoppedAt), why: 'ended' as const, clocks };
}

/** Imported history may continue before it stopped: then it stood still for no time. */
function goOn(standstills: Standstill[], continuedAt: Temporal.Instant): void {
  const last = standstills.at(-1);
  if (last === undefined || last.continuedAt !== null) return;
  const later = Temporal.Instant.compare(continuedAt, last.stoppedAt) < 0 ? last.stoppedAt : continuedAt;
  standstills[standstills.length - 1] = { ...last, continuedAt: later };
}
