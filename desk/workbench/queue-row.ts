import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import type { BoundCalendar } from '../../estate/calendars/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { queueRow } from './contract.ts';
import { reachedAt, type Stay, usedSeconds } from './use.ts';

type Shown = z.input<typeof queueRow>;

/**
 * A row as the statement gives it, by which it is placed and its calendar found first; domains and checks of the tables hold words to
 * their words.
 */
export type PlacedRow = readonly [
  clientId: string,
  ticketId: string,
  openedAt: string,
  promiseDueAt: string | null,
  actBy: string,
  calendarId: string | null,
  calendarVersion: number | null,
  clientName: string | null,
  clientColor: string | null,
  teamName: string,
  assigneeId: string | null,
  assigneeName: string | null,
  reference: string,
  kind: Shown['kind'],
  title: string,
  requesterName: string,
  priority: Shown['priority'],
  state: Shown['state'],
  pendingReason: Shown['pendingReason'],
  tier: Tier,
  hops: number,
  returns: number,
  waitingEscalationId: string | null,
  waitingTier: Tier | null,
  waitingPacketComplete: number | null,
  waitingSince: string | null,
  stays: readonly Stay[],
  targetMinutes: number | null,
  dueAt: string | null,
];

/**
 * A row of `page` as one JSON array: fifty rows read column by column were a fourth of what a page costs. Instants stay text from here
 * to the reply; reading them into instants and writing them again was a fifth.
 */
export const placedRow: RawBuilder<unknown> = raw.raw(`json_build_array(
  p.client_id, p.ticket_id, p.opened_at, p.promise_due_at, p.act_by, p.calendar_id, p.calendar_version,
  c.name, c.color, coalesce(g.name, ''), p.assignee_id, a.name,
  p.reference, p.kind, p.title, p.requester_name, p.priority, p.state, p.pending_reason, p.tier, p.hops, p.returns,
  p.waiting_escalation_id, p.waiting_tier, p.waiting_packet_complete, p.waiting_since, p.stays, p.target_minutes, p.due_at)`);

/** An instant as PostgreSQL writes it into JSON, in ISO 8601 and UTC. */
export function isoOf(written: string): string {
  return written.endsWith('+00:00') ? `${written.slice(0, -6)}Z` : Temporal.Instant.from(written).toString();
}

/** A row as it goes out. What is left is the target less what was used, as on the clock statement; both are worked out here. */
export function rowShape(row: PlacedRow, bound: Pick<BoundCalendar, 'name' | 'calendar'> | undefined, at: Temporal.Instant): Shown {
  const [
    clientId,
    ticketId,
    openedAt,
    promiseDueAt,
    actBy,
    ,
    ,
    clientName,
    clientColor,
    teamName,
    assigneeId,
    assigneeName,
    reference,
    kind,
    title,
    requesterName,
    priority,
    state,
    pendingReason,
    tier,
    hops,
    returns,
    escalationId,
    toTier,
    packetComplete,
    since,
    stays,
    targetMinutes,
    dueAt,
  ] = row;
  const used = bound === undefined ? [] : usedSeconds(stays, bound.calendar, at);
  const targetSeconds = targetMinutes === null ? null : targetMinutes * 60;
  const runs = dueAt !== null && targetSeconds !== null && bound !== undefined;
  const isWaiting = escalationId !== null && toTier !== null && since !== null;
  return {
    ticketId,
    reference,
    kind,
    title,
    clientId,
    clientName: clientName ?? '',
    clientColor: clientColor ?? '',
    requesterName,
    priority,
    state,
    pendingReason,
    tier,
    teamName,
    assigneeId,
    assigneeName,
    hops,
    returns,
    waiting: isWaiting ? { escalationId, toTier, packetComplete: packetComplete ?? 0, since: isoOf(since) } : null,
    openedAt: isoOf(openedAt),
    tier2At: reachedAt(stays, 2),
    tier3At: reachedAt(stays, 3),
    dueAt: dueAt && isoOf(dueAt),
    targetSeconds,
    secondsLeft: runs ? targetSeconds - used.reduce((sum, { seconds }) => sum + seconds, 0) : null,
    calendar: bound === undefined ? null : { name: bound.name, zone: bound.calendar.definition.zone },
    usedSeconds: used,
    promiseDueAt: promiseDueAt && isoOf(promiseDueAt),
    actBy: actOf(actBy, { dueAt, promiseDueAt }),
  };
}

/** What hurts nobody is placed at the end of all time, which nobody is shown. */
function actOf(actBy: string, { dueAt, promiseDueAt }: { readonly dueAt: string | null; readonly promiseDueAt: string | null }) {
  return dueAt === null && promiseDueAt === null ? null : isoOf(actBy);
}
