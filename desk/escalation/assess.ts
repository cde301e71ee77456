import type { Tier } from '../../estate/people/rules.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type Landing, landingOf } from '../clocks/index.ts';
import { type CriterionInForce, currentLayers, inForceFor } from '../criteria/index.ts';
import { currentSteps } from '../standard-steps/index.ts';
import { categoryPaths } from '../tickets/index.ts';
import type { Priority, TicketKind } from '../tickets/rules.ts';
import { type FilledDraft, fillPacket } from './fill-packet.ts';
import { type Gathered, gather } from './gathered.ts';
import { lackingAccess } from './lacking-access.ts';
import { type CriterionMet, criteriaMet } from './met.ts';
import { onTicket } from './on-ticket.ts';
import type { AccessLacking, PacketDraft, PacketScore } from './packet.ts';
import { tierAbove } from './rules.ts';
import { peopleAround, troublesAround, widest } from './same-trouble.ts';
import { scorePacket } from './score.ts';
import { templateFor } from './template-for.ts';

/** How far a packet's extent reaches by itself: as far as people are asked whether they have the same trouble. */
const reach = { minutes: 60, place: 'department_or_site' } as const;

/** What would be sent, and what there is to say about it. */
export interface Assessment {
  readonly gathered: Gathered;
  /** What would be sent: what the sender wrote, and what filled itself. */
  readonly packet: FilledDraft;
  readonly landing: Landing | undefined;
  readonly criteria: readonly CriterionMet[];
  readonly accessLacking: AccessLacking | null;
  readonly score: PacketScore;
  readonly categoryId: string | null;
  readonly priority: Priority;
}

/** Gathers what a packet would carry and scores it. The same before sending and at sending, so that nobody is surprised. */
export async function assess(work: Work, ticketId: string, draft: PacketDraft): Promise<Assessment> {
  const ticket = await ticketOf(work, ticketId);
  const { clientId, tier, categoryId, priority, kind, vip } = ticket;
  const gathered = await gather(work, { clientId, ticketId });
  const landing = await landingOf(work, ticketId, tierAbove(tier)?.toTier);
  const categoryPath = categoryId === null ? [] : ((await categoryPaths(work.sql, [categoryId])).get(categoryId) ?? []);
  const inForce = inForceFor(await currentLayers(work.sql, [clientId]), { clientId, categoryPath });
  const accessLacking = await lackingAccess(work, { clientId, tier }, draft.accessLacking);
  const people = await peopleCounter(work, inForce, ticket);
  const criteria = criteriaMet(inForce, {
    fromTier: tier,
    draft,
    mapSays: accessLacking?.mapSays,
    steps: gathered.steps.map(({ outcome, standard }) => ({ outcome, standardStepId: standard?.standardStepId ?? null })),
    standard: await currentSteps(work.sql, { clientId, categoryId }, work.at),
    people,
    clock: landing,
    ticket: { priority, kind, vip, categoryPath },
  });
  const packet = fillPacket(draft, await onTicket(work, ticketId, { gathered, people: people(reach) }));
  const score = scorePacket({
    draft: packet.draft,
    filled: packet.filled,
    template: await templateFor(work.sql, ticketId),
    criteria,
    timelineEntries: gathered.timeline.length,
    steps: gathered.steps,
    files: gathered.files.length,
  });
  return { gathered, packet, landing, criteria, accessLacking, score, categoryId, priority };
}

async function ticketOf({ sql }: Work, ticketId: string) {
  const row = await sql
    .selectFrom('tickets.ticket')
    .select(['id as ticketId', 'client_id as clientId', 'tier', 'priority', 'kind', 'vip', 'category_id as categoryId'])
    .select(['requester_id as requesterId', 'title', 'department_id as departmentId', 'site_id as siteId', 'opened_at as openedAt'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  if (row === undefined) return refuse(notFound);
  // Check constraints of the table hold these to their words.
  return { ...row, tier: row.tier as Tier, priority: row.priority as Priority, kind: row.kind as TicketKind };
}

async function peopleCounter({ sql, at }: Work, criteria: readonly CriterionInForce[], own: Awaited<ReturnType<typeof ticketOf>>) {
  const around = widest(criteria.flatMap(({ checks }) => checks));
  const others =
    around === undefined ? [] : ((await troublesAround(sql, [{ key: own.ticketId, own, until: at }], around)).get(own.ticketId) ?? []);
  return (check: Parameters<typeof peopleAround>[2]) => peopleAround(own, others, check);
}
