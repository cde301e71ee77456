import { round } from '../rounds.ts';

/** Few enough to be quick, many enough to keep up with a day of requests. */
const mostAtOnce = 5_000;

/** Forgets replies kept for repeated requests, once their day is over. */
export const idempotencyRound = round({
  name: 'idempotency-round',
  everySeconds: 600,
  run: async (work) => {
    const due = work.sql
      .selectFrom('http.idempotency')
      .select(['actor', 'key'])
      .where('keep_until', '<=', work.at)
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked();
    const { numDeletedRows } = await work.sql
      .with('due', () => due)
      .deleteFrom('http.idempotency')
      .using('due')
      .whereRef('http.idempotency.actor', '=', 'due.actor')
      .whereRef('http.idempotency.key', '=', 'due.key')
      .executeTakeFirst();
    return { more: numDeletedRows === BigInt(mostAtOnce) };
  },
});
