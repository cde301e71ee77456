import { round } from '../rounds.ts';

const mostAtOnce = 5_000;

/** Long enough for every open page to have seen that it was done. */
const keepDoneMinutes = 10;

/** As long as drafts live: what was typed and not done is not lost over a vacation. */
const keepFailedHours = 30 * 24;

/** Forgets acts that were done, and those that could not be done and nobody put away for 30 days. */
export const forgetSettledRound = round({
  name: 'forget-settled-acts-round',
  everySeconds: 60,
  run: async ({ sql, at }) => {
    const settled = sql
      .selectFrom('held_acts.held_act')
      .select('id')
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'done'), eb('settled_at', '<=', at.subtract({ minutes: keepDoneMinutes }))]),
          eb('settled_at', '<=', at.subtract({ hours: keepFailedHours })),
        ]),
      )
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked();
    const { numDeletedRows } = await sql
      .with('settled', () => settled)
      .deleteFrom('held_acts.held_act')
      .using('settled')
      .whereRef('held_acts.held_act.id', '=', 'settled.id')
      .executeTakeFirst();
    return { more: numDeletedRows === BigInt(mostAtOnce) };
  },
});
