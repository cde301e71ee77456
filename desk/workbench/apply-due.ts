import { sql as raw } from 'kysely';
import { isOf, on, type RecordedFact } from '../../platform/log/fact.ts';
import { clockContinued, clockPaused, clockRebound, clockRetargeted, clockStarted, clockStopped } from '../clocks/facts.ts';
import { promiseEnded, promiseMade } from '../promises/facts.ts';
import { ticketOpened } from '../tickets/facts.ts';
import { change } from './apply-rows.ts';

/** Of a ticket's clocks the queue goes by the one for which the client is promised the resolution. */
export function resolutionOf<Clock extends { readonly kind: string; readonly metric: string }>(
  clocks: readonly Clock[],
): Clock | undefined {
  return clocks.find(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
}

/** Facts that speak of that clock, each with it. */
function ofResolution<
  Clock extends { readonly kind: string; readonly metric: string },
  Fact extends RecordedFact<{ readonly clocks: readonly Clock[] }>,
>(facts: readonly Fact[]): readonly (Fact & { readonly fact: Fact; readonly clock: Fact['payload']['clocks'][number] })[] {
  return facts.flatMap((fact) => {
    const clock = resolutionOf(fact.payload.clocks);
    return clock === undefined ? [] : [{ ...fact, fact, clock }];
  });
}

const target = { target_minutes: 'int', due_at: 'timestamptz' } as const;
const bound = { calendar_id: 'uuid', calendar_version: 'int' } as const;
/** The columns that a clock which starts fills. */
export const boundTargetColumns = { ...bound, ...target } as const;

interface BoundTarget {
  readonly targetMinutes: number;
  readonly dueAt: string;
  readonly calendarId: string;
  readonly calendarVersion: number;
}
/** What a row says of its clock. */
export const boundTarget = ({ clock }: { readonly clock: BoundTarget }) => ({
  target_minutes: clock.targetMinutes,
  due_at: clock.dueAt,
  calendar_id: clock.calendarId,
  calendar_version: clock.calendarVersion,
});

/** What will hurt next: the clock's due instant while it runs, the promise's while it stands open. */
export const applyDue = [
  on(clockStarted, (sql, facts, batch) => {
    const started = ofResolution(facts);
    // Most clocks start with their ticket, whose row was inserted with what they say.
    const later = started.filter(({ fact }) => !isOf(ticketOpened, batch.before(fact)));
    return [
      change(sql, later, { from: { ...bound, ...target }, row: boundTarget }),
      // What a ticket that was split off or merged with an older one has used before it was there is charged to the tier it began at.
      change(
        sql,
        started.filter(({ payload, occurredAt }) => Temporal.Instant.compare(Temporal.Instant.from(payload.startedAt), occurredAt) < 0),
        {
          from: { at: 'text' },
          row: ({ payload }) => ({ at: payload.startedAt }),
          set: raw`stays = jsonb_set(jsonb_path_query_array(t.stays, 'strict $[*] ? (@[0] > 0)'), '{0,1}', to_jsonb(f.at))`,
          where: raw`(t.stays -> 0 ->> 1)::timestamptz > f.at::timestamptz`,
        },
      ),
    ];
  }),
  on(clockRebound, (sql, facts) => change(sql, ofResolution(facts), { from: { ...bound, ...target }, row: boundTarget })),
  on(clockRetargeted, (sql, facts) =>
    change(sql, ofResolution(facts), {
      from: target,
      row: ({ clock }) => ({ target_minutes: clock.targetMinutes, due_at: clock.dueAt }),
      // A clock that has stopped has a new target, and still nothing due.
      set: raw`target_minutes = f.target_minutes, due_at = case when t.due_at is null then null else f.due_at end`,
    }),
  ),
  on(clockStopped, (sql, facts) =>
    change(sql, ofResolution(facts), {
      from: { due_at: 'timestamptz' },
      row: () => ({ due_at: null }),
      set: raw`due_at = null, clock_paused = false`,
    }),
  ),
  // Time at which the clock stands still is charged to nobody, as on the clock statement.
  on(clockPaused, (sql, facts) =>
    change(sql, ofResolution(facts), {
      from: { at: 'text' },
      row: ({ payload }) => ({ at: payload.pausedAt }),
      set: raw`clock_paused = true, stays = t.stays || jsonb_build_array(jsonb_build_array(0, f.at))`,
    }),
  ),
  on(clockContinued, (sql, facts) =>
    change(sql, ofResolution(facts), {
      from: { due_at: 'timestamptz', at: 'text' },
      row: ({ clock, payload }) => ({ due_at: clock.dueAt, at: payload.continuedAt }),
      set: raw`due_at = f.due_at, clock_paused = false,
        stays = case when t.clock_paused then t.stays || jsonb_build_array(jsonb_build_array(t.tier, f.at)) else t.stays end`,
    }),
  ),
  on(promiseMade, (sql, facts) =>
    change(sql, facts, {
      from: { promise_id: 'uuid', promise_due_at: 'timestamptz' },
      row: ({ payload }) => ({ promise_id: payload.promiseId, promise_due_at: payload.dueAt }),
    }),
  ),
  on(promiseEnded, (sql, facts) =>
    change(sql, facts, {
      from: { promise_id: 'uuid' },
      row: ({ payload }) => ({ promise_id: payload.promiseId }),
      set: raw`promise_id = null, promise_due_at = null`,
      where: raw`t.promise_id = f.promise_id`,
    }),
  ),
];
