import type { Handler } from '../module.ts';
import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import type { holdAct as operation } from './contract.ts';
import { holdableFor } from './holdable.ts';
import { notHeldForPrograms, tooManyHeld } from './refusals.ts';

/** Nobody watches more countdowns than this. */
const mostWaiting = 50;

/**
 * Holds an act back until its time is over. It is done once for trial and taken back, so that what cannot be done is refused now and not
 * ten seconds later. Programs act at once: the scopes of a token would not be known any more when it is due.
 */
export const holdAct: Handler<typeof operation> = async (work, { operation: name, input, label }, exchange) => {
  const { authority } = work;
  const accountId = authority.personId;
  if (accountId === undefined || authority.kind !== 'agent' || authority.scopes !== undefined) return refuse(notHeldForPrograms);
  const { undoSeconds, reach, run } = holdableFor(work.program, name, { input, authority });
  if ((await waitingOf(work, accountId)) >= mostWaiting) refuse(tooManyHeld, { most: mostWaiting });

  const { facts } = await work.trial(reach, (tried) => run(tried, exchange));

  const [first] = facts;
  const heldActId = work.newId();
  const dueAt = work.at.add({ seconds: undoSeconds });
  await work.sql
    .insertInto('held_acts.held_act')
    .values({
      client_id: first?.clientId ?? null,
      id: heldActId,
      account_id: accountId,
      operation: name,
      input: work.seal(JSON.stringify(input), heldActId),
      label,
      subject_id: first?.stream ?? null,
      held_at: work.at,
      due_at: dueAt,
      state: 'waiting',
    })
    .execute();
  return { heldActId, dueAt: dueAt.toString(), subjectId: first?.stream ?? null };
};

async function waitingOf({ sql }: Work, accountId: string): Promise<number> {
  const waiting = await sql
    .selectFrom('held_acts.held_act')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .limit(mostWaiting)
    .execute();
  return waiting.length;
}
