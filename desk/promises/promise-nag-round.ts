import { sql as raw } from 'kysely';
import type { Tier } from '../../estate/people/rules.ts';
import { round } from '../../platform/rounds.ts';
import { promiseNagged } from './facts.ts';
import { nagStageAt } from './rules.ts';

/** Promises nagged about in one transaction: few enough that no reader of the log waits long. */
const mostAtOnce = 100;

interface Due {
  readonly promiseId: string;
  readonly clientId: string;
  readonly ticketId: string;
  readonly what: string;
  readonly dueAt: Temporal.Instant;
  readonly owedBy: string | null;
  readonly tier: Tier;
  readonly teamId: string;
}

/**
 * Reminds whoever owes a promise: ten minutes before it is due, and once it is overdue. One index scan of what is to be said now, however
 * many promises stand open. Rows are claimed with their locks, and the constraint on `promises.nag` lets each stage happen once.
 */
export const promiseNagRound = round({
  name: 'promise-nag-round',
  everySeconds: 10,
  run: async (work) => {
    const { rows } = await raw<Due>`
      select id as "promiseId", client_id as "clientId", ticket_id as "ticketId", what, due_at as "dueAt", owed_by as "owedBy", tier,
        team_id as "teamId"
      from promises.promise where nag_at <= ${work.at} order by nag_at limit ${mostAtOnce} for update skip locked`.execute(work.sql);
    for (const { clientId, ticketId, dueAt, ...promise } of rows)
      work.record(promiseNagged, { clientId, id: ticketId }, { ...promise, stage: nagStageAt(dueAt, work.at), dueAt: dueAt.toString() });
    return { more: rows.length === mostAtOnce };
  },
});
