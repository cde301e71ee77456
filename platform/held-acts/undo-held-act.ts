import type { Handler } from '../module.ts';
import { notFound, refuse } from '../refusal.ts';
import type { undoHeldAct as operation } from './contract.ts';
import { tooLateToUndo } from './refusals.ts';

/** Takes back an act of one's own before it is done; waits for one that is being done just now, and is then too late. */
export const undoHeldAct: Handler<typeof operation> = async ({ sql, authority }, { heldActId }) => {
  const act = await sql
    .selectFrom('held_acts.held_act')
    .select('state')
    .where('id', '=', heldActId)
    .where('account_id', '=', authority.personId ?? null)
    .forUpdate()
    .executeTakeFirst();
  if (act === undefined) return refuse(notFound);
  if (act.state === 'done') return refuse(tooLateToUndo);
  await sql.deleteFrom('held_acts.held_act').where('id', '=', heldActId).execute();
};
