import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import type { BoundCalendar } from '../../estate/calendars/index.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { queueRow } from './contract.ts';
import { reachedAt, type Stay, usedSeconds } from './use.ts';

type Shown = z.input<typeof queueRow>;

/** A row as the statement gives it; check constraints of the tables below hold words to their words. */
export interface PlacedRow {
  readonly count: number;
  readonly client_id: string;
  readonly ticket_id: string;
  readonly reference: string;
  readonly kind: Shown['kind'];
  readonly title: string;
  readonly client_name: string | null;
  readonly client_color: string | null;
  readonly requester_name: string;
  readonly priority: Shown['priority'];
  readonly state: Shown['state'];
  readonly pending_reason: Shown['pendingReason'];
  readonly tier: Tier;
  readonly team_name: string;
  readonly assignee_id: string | null;
  readonly assignee_name: string | null;
  readonly hops: number;
  readonly returns: number;
  readonly waiting_escalation_id: string | null;
  readonly waiting_tier: Tier | null;
  readonly waiting_packet_complete: number | null;
  readonly waiting_since: string | null;
  readonly opened_at: string;
  readonly stays: readonly Stay[];
  readonly calendar_id: string | null;
  readonly calendar_version: number | null;
  readonly target_minutes: number | null;
  readonly due_at: string | null;
  readonly promise_due_at: string | null;
  readonly act_by: string;
  readonly version: number;
}

/**
 * The columns of `PlacedRow` that the queue itself has. Instants come as text and go out as text: reading them into instants and writing
 * them again was a fifth of what a page costs.
 */
export const placedColumns: RawBuilder<unknown> = raw.raw(
  [
    ...['client_id', 'ticket_id', 'reference', 'kind', 'title', 'requester_name', 'priority', 'state', 'pending_reason', 'tier'],
    ...['assignee_id', 'hops', 'returns', 'waiting_escalation_id', 'waiting_tier', 'waiting_packet_complete', 'stays'],
    ...['calendar_id', 'calendar_version', 'target_minutes'],
  ]
    .map((name) => `p.${name}`)
    .concat(['waiting_since', 'opened_at', 'due_at', 'promise_due_at', 'act_by'].map((name) => `p.${name}::text`))
    .join(', '),
);

/** An instant as PostgreSQL writes it, in ISO 8601 and UTC. */
export function isoOf(written: string): string {
  return written.endsWith('+00') ? `${written.slice(0, 10)}T${written.slice(11, -3)}Z` : Temporal.Instant.from(written).toString();
}

/** A row as it goes out. What is left is the target less what was used, as on the clock statement; both are worked out here. */
export function rowShape(row: PlacedRow, bound: Pick<BoundCalendar, 'name' | 'calendar'> | undefined, at: Temporal.Instant): Shown {
  const calendar = bound?.calendar;
  const used = calendar === undefined ? [] : usedSeconds(row.stays, calendar, at);
  const targetSeconds = row.target_minutes === null ? null : row.target_minutes * 60;
  const dueAt = row.due_at && isoOf(row.due_at);
  const promiseDueAt = row.promise_due_at && isoOf(row.promise_due_at);
  const runs = row.due_at !== null && targetSeconds !== null && calendar !== undefined;
  return {
    ticketId: row.ticket_id,
    reference: row.reference,
    kind: row.kind,
    title: row.title,
    clientId: row.client_id,
    clientName: row.client_name ?? '',
    clientColor: row.client_color ?? '',
    requesterName: row.requester_name,
    priority: row.priority,
    state: row.state,
    pendingReason: row.pending_reason,
    tier: row.tier,
    teamName: row.team_name,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    hops: row.hops,
    returns: row.returns,
    waiting: waitingOf(row),
    openedAt: isoOf(row.opened_at),
    tier2At: reachedAt(row.stays, 2),
    tier3At: reachedAt(row.stays, 3),
    dueAt,
    targetSeconds,
    secondsLeft: runs ? targetSeconds - used.reduce((sum, { seconds }) => sum + seconds, 0) : null,
    calendar: bound === undefined ? null : { name: bound.name, zone: bound.calendar.definition.zone },
    usedSeconds: used,
    promiseDueAt,
    actBy: row.due_at === row.act_by ? dueAt : promiseDueAt,
    version: row.version,
  };
}

function waitingOf({
  waiting_escalation_id: escalationId,
  waiting_tier: toTier,
  waiting_since: since,
  waiting_packet_complete,
}: PlacedRow) {
  if (escalationId === null || toTier === null || since === null) return null;
  return { escalationId, toTier, packetComplete: waiting_packet_complete ?? 0, since: isoOf(since) };
}
