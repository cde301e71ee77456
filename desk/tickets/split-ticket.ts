import { sql as raw } from 'kysely';
import { toMicroseconds } from '../../platform/clock.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { splitTicket as operation } from './contract.ts';
import { dueAtOf } from './due-at.ts';
import { ticketOpened, ticketSplit } from './facts.ts';
import { earliestStart } from './merge-tickets.ts';
import { notOnThisTicket, requesterUnknown } from './refusals.ts';
import { mustBeTalkedAbout, referenceOf, type TicketStanding } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/**
 * Makes a ticket of its own of something else that is in this one. The child begins where its parent is, so that no tier's work is done
 * again, but in the queue. Its clock began with its parent's; another requester has asked only now.
 */
export const splitTicket: Handler<typeof operation> = async (work, { ticketId, messageIds, evidenceIds, ...asked }, exchange) => {
  const parent = await ticketForUpdate(work, ticketId, exchange);
  mustBeTalkedAbout(parent.state);
  await checkReferences(work, parent, { messageIds, evidenceIds });
  const { number, categoryId, assetKind, ...requester } = await childOf(work, parent, asked.requesterId ?? parent.requesterId);

  const childId = work.newId();
  const kind = asked.kind ?? parent.kind;
  const reference = referenceOf(kind, number);
  // Another requester has asked only now.
  const startedAt = requester.requesterId === parent.requesterId ? await earliestStart(work, [parent]) : null;
  const { title } = asked;
  const { impact, urgency, priority, tier, teamId } = parent;
  work.record(
    ticketOpened,
    { clientId: parent.clientId, id: childId },
    {
      number,
      reference,
      kind,
      title,
      description: asked.description ?? null,
      ...requester,
      categoryId,
      assetKind,
      impact,
      urgency,
      priority,
      channel: requester.channel,
      state: 'new',
      tier,
      teamId,
      assigneeId: null,
      externalReference: null,
      startedAt: startedAt?.toString() ?? null,
      splitFrom: { ticketId, reference: parent.reference, messageIds: [...new Set(messageIds)], evidenceIds: [...new Set(evidenceIds)] },
    },
  );
  work.record(ticketSplit, parent.stream, { ticketId: childId, reference, title });
  const version = await versionAfter(work, { ticketId: childId, version: 0 });

  const dueAt = dueAtOf(work, 'clock-started', childId);
  return { ticketId: childId, reference, state: 'new', startedAt: (startedAt ?? toMicroseconds(work.at)).toString(), dueAt, version };
};

/** Refuses what is not on the parent, or on a ticket merged into it: nothing of another client is ever referred to. */
async function checkReferences(
  work: Work,
  { clientId, ticketId }: TicketStanding,
  { messageIds, evidenceIds }: { readonly messageIds: readonly string[]; readonly evidenceIds: readonly string[] },
): Promise<void> {
  if (messageIds.length + evidenceIds.length === 0) return;
  const { rows } = await raw<{ found: number }>`
    with ticket as (select id from tickets.ticket where client_id = ${clientId} and (id = ${ticketId} or merged_into = ${ticketId}))
    select (select count(*) from tickets.message where client_id = ${clientId} and id = any(${messageIds}::uuid[])
        and ticket_id in (select id from ticket))
      + (select count(*) from tickets.evidence where client_id = ${clientId} and id = any(${evidenceIds}::uuid[])
        and ticket_id in (select id from ticket)) as found`.execute(work.sql);
  if (Number(rows[0]?.found) < new Set(messageIds).size + new Set(evidenceIds).size) refuse(notOnThisTicket);
}

type Opened = typeof ticketOpened.payload._output;

/** Whose the child is, what it has of its parent that is not decided on, and its number. The requester is of the parent's client. */
async function childOf(work: Work, { clientId, ticketId }: TicketStanding, requesterId: string) {
  const { rows } = await raw<
    Pick<Opened, 'number' | 'categoryId' | 'assetKind' | 'channel' | 'vip' | 'departmentId' | 'siteId' | 'requesterName'>
  >`
    select nextval('tickets.number') as number, t.category_id as "categoryId", t.asset_kind as "assetKind", t.channel,
      r.name as "requesterName", r.vip, r.department_id as "departmentId",
      case when r.id = t.requester_id then t.site_id else r.site_id end as "siteId"
    from tickets.ticket t join people.requester r on r.client_id = t.client_id and r.id = ${requesterId}
    where t.client_id = ${clientId} and t.id = ${ticketId}`.execute(work.sql);
  const [row] = rows;
  return row === undefined ? refuse(requesterUnknown) : { ...row, requesterId };
}
