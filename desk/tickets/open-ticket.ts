import type { Handler } from '../../platform/module.ts';
import { arrivalOf, usualChannel } from './arrival.ts';
import type { openTicket as operation } from './contract.ts';
import { dueAtOf } from './due-at.ts';
import { ticketOpened } from './facts.ts';
import { mustBeForRequesters, priorityOf, referenceOf } from './rules.ts';
import { versionAfter } from './standing.ts';

/**
 * Opens a ticket for a requester, or for the requester who asks. It lands in the category's team, or in the intake of Tier 1.
 * The clock hears it within this transaction and starts at this instant.
 */
export const openTicket: Handler<typeof operation> = async (
  work,
  { requesterId, categoryId, siteId, assetKind, title, description, kind, impact, urgency, channel },
) => {
  if (work.authority.requesterId !== undefined) mustBeForRequesters({ impact, urgency });
  const { clientId, number, teamId, ...requester } = await arrivalOf(work, { requesterId, categoryId, siteId });

  const ticketId = work.newId();
  const reference = referenceOf(kind, number);
  const priority = priorityOf(impact, urgency);
  work.record(
    ticketOpened,
    { clientId, id: ticketId },
    {
      number,
      reference,
      kind,
      title,
      description: description ?? null,
      ...requester,
      categoryId: categoryId ?? null,
      assetKind: assetKind ?? null,
      impact,
      urgency,
      priority,
      channel: channel ?? usualChannel[work.authority.kind],
      state: 'new',
      tier: 1,
      teamId,
      assigneeId: null,
      externalReference: null,
    },
  );
  const version = await versionAfter(work, { ticketId, version: 0 });

  // Clocks are between the desk and the client: a requester is told promises, never what is left of an agreement.
  const dueAt = work.authority.requesterId === undefined ? dueAtOf(work, 'clock-started', ticketId) : null;
  return { ticketId, reference, priority, state: 'new', dueAt, version };
};
