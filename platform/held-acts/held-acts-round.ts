import { round } from '../rounds.ts';
import { doHeldAct } from './do-held-act.ts';

/** Few at once: each is a transaction of its own. */
const mostAtOnce = 20;

/** Does what was held for its ten seconds. Each act is claimed where it is done; here they are only looked up. */
export const heldActsRound = round({
  name: 'held-acts-round',
  everySeconds: 1,
  run: async (work, place) => {
    const due = await work.sql
      .selectFrom('held_acts.held_act')
      .select(['id', 'client_id', 'account_id', 'operation', 'input', 'label', 'subject_id', 'tries'])
      .where('state', '=', 'waiting')
      .where('due_at', '<=', work.at)
      .orderBy('due_at')
      .limit(mostAtOnce)
      .execute();
    for (const act of due) await doHeldAct(place, act);
    return { more: due.length === mostAtOnce };
  },
});
