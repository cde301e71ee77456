import { z } from 'zod';
import type { Handler } from '../module.ts';
import { heldAct, type listHeldActs as operation } from './contract.ts';

/** The newest are shown; older ones that failed are put away by then. */
const mostListed = 100;

const state = heldAct.shape.state;
const input = heldAct.shape.input;
const refusal = z.nullable(heldAct.shape.refusal);

/** The own acts that wait or were settled lately, the first to be done first: what a page shows again after it was loaded anew. */
export const listHeldActs: Handler<typeof operation> = async ({ sql, authority, at, unseal }) => {
  const rows = await sql
    .selectFrom('held_acts.held_act')
    .select(['id', 'operation', 'label', 'subject_id', 'input', 'held_at', 'due_at', 'state', 'reply', 'refusal'])
    .where('account_id', '=', authority.personId ?? null)
    .orderBy('held_at', 'desc')
    .limit(mostListed)
    .execute();
  const items = rows.map((row) => ({
    heldActId: row.id,
    operation: row.operation,
    label: row.label,
    subjectId: row.subject_id,
    input: input.parse(JSON.parse(unseal(row.input, row.id))),
    heldAt: row.held_at.toString(),
    dueAt: row.due_at.toString(),
    state: state.parse(row.state),
    reply: row.reply,
    refusal: refusal.parse(row.refusal),
  }));
  return { items: items.reverse(), asOf: at.toString() };
};
