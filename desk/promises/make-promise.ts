import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import { notInThisState } from '../tickets/refusals.ts';
import { isOpen } from '../tickets/rules.ts';
import type { makePromise as operation } from './contract.ts';
import { promiseMade } from './facts.ts';
import { promiseNextUpdate } from './promise-next-update.ts';

/** Promises the requester the next update. A ticket that is over promises nothing. */
export const makePromise: Handler<typeof operation> = async (work, { ticketId, ...written }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (!isOpen(standing.state)) refuse(notInThisState, { state: standing.state });

  // What is answered is what is kept: without the secrets in it.
  const draft = { ...written, what: work.hide(standing.stream, promiseMade.payload.shape.what, written.what) };
  const promiseId = await promiseNextUpdate(work, standing, { ...draft, occasion: 'own' });

  const names = await namesOf(work.sql, [work.actor]);
  return {
    promiseId,
    what: draft.what,
    dueAt: Temporal.Instant.from(draft.dueAt).toString(),
    state: 'open',
    madeAt: work.at.toString(),
    by: names.get(work.actor)?.name ?? '',
  };
};
