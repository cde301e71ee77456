import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { arrivalOf, usualChannel } from './arrival.ts';
import type { openFollowUp as operation } from './contract.ts';
import { dueAtOf } from './due-at.ts';
import { ticketFollowedUp, ticketOpened } from './facts.ts';
import { notInThisState } from './refusals.ts';
import { referenceOf, waysFrom } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/**
 * Opens a new ticket on one that was closed too long ago to be reopened, with a clock of its own (domain.md §3.10). It lands like any new
 * one. Whoever knows the agreement's window hears it within this transaction, and refuses as long as the old one can be reopened.
 */
export const openFollowUp: Handler<typeof operation> = async (work, { ticketId, title, description }, exchange) => {
  const old = await ticketForUpdate(work, ticketId, exchange);
  if (old.state !== 'closed') refuse(notInThisState, { state: old.state, goesTo: [...waysFrom(old.state)] });
  const { kind, impact, urgency, priority, categoryId } = old;
  const { clientId, number, teamId, ...requester } = await arrivalOf(work, {
    requesterId: old.requesterId,
    categoryId: categoryId ?? undefined,
    siteId: undefined,
  });

  const followUpId = work.newId();
  const reference = referenceOf(kind, number);
  const called = title ?? old.title;
  work.record(
    ticketOpened,
    { clientId, id: followUpId },
    {
      number,
      reference,
      kind,
      title: called,
      description,
      ...requester,
      categoryId,
      assetKind: old.assetKind,
      impact,
      urgency,
      priority,
      channel: usualChannel[work.authority.kind],
      state: 'new',
      tier: 1,
      teamId,
      assigneeId: null,
      externalReference: null,
      follows: { ticketId, reference: old.reference },
    },
  );
  work.record(ticketFollowedUp, old.stream, { ticketId: followUpId, reference, title: called });
  const version = await versionAfter(work, { ticketId: followUpId, version: 0 });

  const dueAt = work.authority.requesterId === undefined ? dueAtOf(work, 'clock-started', followUpId) : null;
  return { ticketId: followUpId, reference, state: 'new', dueAt, version };
};
