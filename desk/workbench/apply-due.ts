import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { clockContinued, clockRetargeted, clockStarted, clockStopped } from '../clocks/facts.ts';
import { promiseEnded, promiseMade } from '../promises/facts.ts';
import { change } from './apply-rows.ts';

/** Of a ticket's clocks the queue goes by the resolution. */
function resolutionOf<Clock extends { readonly metric: string }>(clocks: readonly Clock[]): Clock | undefined {
  return clocks.find(({ metric }) => metric === 'resolution');
}

const target = { target_minutes: 'int', due_at: 'timestamptz' } as const;

/** What will hurt next: the clock's due instant while it runs, the promise's while it stands open. */
export const applyDue = [
  on(clockStarted, (sql, facts) =>
    change(sql, facts, {
      from: { agreement_id: 'uuid', agreement_version: 'int', ...target },
      row: ({ payload: { agreementId, agreementVersion, clocks } }) => ({
        agreement_id: agreementId,
        agreement_version: agreementVersion,
        target_minutes: resolutionOf(clocks)?.targetMinutes ?? null,
        due_at: resolutionOf(clocks)?.dueAt ?? null,
      }),
    }),
  ),
  on(clockRetargeted, (sql, facts) =>
    change(
      sql,
      facts.filter(({ payload }) => resolutionOf(payload.clocks) !== undefined),
      {
        from: target,
        row: ({ payload: { clocks } }) => ({
          target_minutes: resolutionOf(clocks)?.targetMinutes,
          due_at: resolutionOf(clocks)?.dueAt,
        }),
        // A clock that has stopped has a new target, and still nothing due.
        set: raw`target_minutes = f.target_minutes, due_at = case when t.due_at is null then null else f.due_at end`,
      },
    ),
  ),
  on(clockStopped, (sql, facts) =>
    change(
      sql,
      facts.filter(({ payload }) => resolutionOf(payload.clocks) !== undefined),
      { from: { due_at: 'timestamptz' }, row: () => ({ due_at: null }) },
    ),
  ),
  on(clockContinued, (sql, facts) =>
    change(
      sql,
      facts.filter(({ payload }) => payload.metric === 'resolution'),
      { from: { due_at: 'timestamptz' }, row: ({ payload }) => ({ due_at: payload.dueAt }) },
    ),
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
