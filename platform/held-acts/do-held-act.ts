import { systemAuthority } from '../authority.ts';
import { authorityNow, covers } from '../identity/index.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { type Exchange, noBytes } from '../module.ts';
import { notFound, notPermitted, type RefusalKind, Refused, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { heldActFailed } from './facts.ts';
import { holdableFor } from './holdable.ts';

/** An act whose time is over. */
export interface DueAct {
  readonly id: string;
  readonly client_id: string | null;
  readonly account_id: string;
  readonly operation: string;
  /** Sealed. */
  readonly input: string;
  readonly label: string;
  readonly subject_id: string | null;
  readonly tries: number;
}

/** An act that breaks the desk's own machinery so often is given back to whoever sent it. */
const mostTries = 5;

const desk = { authority: systemAuthority, reach: '*' } as const;

/**
 * Does a held act as whoever sent it, with the rights they have now: in one transaction with its row, locked, so that it is done once on
 * however many nodes, and not at all when it was taken back. What is refused by now is told to its sender by a fact, with what they typed
 * kept; what fails otherwise is tried again later.
 */
export async function doHeldAct(place: WorkPlace, act: DueAct): Promise<void> {
  try {
    await doNow(place, act);
  } catch (error) {
    if (error instanceof Refused) return giveBack(place, act, error.kind);
    place.log?.error({ error, operation: act.operation, heldActId: act.id }, 'A held act failed and will be tried again');
    if (act.tries + 1 >= mostTries) return giveBack(place, act, broken);
    await inWork(place, desk, ({ sql, at }) =>
      sql
        .updateTable('held_acts.held_act')
        .set({ tries: act.tries + 1, due_at: at.add({ seconds: 2 ** (act.tries + 1) }) })
        .where('id', '=', act.id)
        .where('state', '=', 'waiting')
        .execute(),
    );
  }
}

async function doNow(place: WorkPlace, act: DueAct): Promise<void> {
  const authority = await inWork(place, { ...desk, readOnly: true }, (work) => authorityNow(work, act.account_id));
  if (authority === undefined) return refuse(notPermitted);
  const input = await inWork(place, desk, async (work) => JSON.parse(work.unseal(act.input, act.id)));
  const { reach, run } = holdableFor(place.program, act.operation, { input, authority });
  if (act.client_id !== null && !covers(reach, act.client_id)) refuse(notFound);

  await inWork(place, { authority, reach }, async (work) => {
    const mine = await work.sql
      .selectFrom('held_acts.held_act')
      .select('id')
      .where('id', '=', act.id)
      .where('state', '=', 'waiting')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (mine === undefined) return;
    const reply = await run(work, exchangeOf(work));
    await work.sql
      .updateTable('held_acts.held_act')
      .set({ state: 'done', reply: JSON.stringify(reply), settled_at: work.at })
      .where('id', '=', act.id)
      .execute();
  });
}

type Why = Pick<RefusalKind, 'code' | 'title' | 'advice'>;

const broken: Why = {
  code: 'internal-error',
  title: 'The desk could not do this',
  advice: 'What you typed is kept. Try it once more, and tell your desk administrator when it fails again.',
};

async function giveBack(place: WorkPlace, act: DueAct, { code, title, advice }: Why): Promise<void> {
  await inWork(place, desk, async (work) => {
    const { numUpdatedRows } = await work.sql
      .updateTable('held_acts.held_act')
      .set({ state: 'failed', refusal: JSON.stringify({ code, title, advice }), settled_at: work.at })
      .where('id', '=', act.id)
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const about = { accountId: act.account_id, operation: act.operation, label: act.label, subjectId: act.subject_id };
    work.record(heldActFailed, { clientId: act.client_id, id: act.id }, { ...about, code, title, advice });
  });
}

/** Nobody waits at the other end: there is no cookie to set and no file to send. */
function exchangeOf({ authority, requestId }: Work): Exchange {
  return {
    address: '',
    userAgent: '',
    requestId,
    authority,
    header: () => undefined,
    setHeader: () => undefined,
    setSessionCookie: () => undefined,
    clearSessionCookie: () => undefined,
    bytes: noBytes,
    sendBytes: () => Promise.reject(new Error('A held act sends no file')),
  };
}
