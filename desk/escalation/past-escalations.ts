import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Priority, TicketKind } from '../tickets/rules.ts';
import type { StepOutcome } from './gathered.ts';
import type { AccessLacking, PacketDraft } from './packet.ts';
import type { PlacedTrouble } from './same-trouble.ts';

/** An escalation as it was sent, with what its criteria can be checked against again. */
export interface PastEscalation {
  readonly escalationId: string;
  readonly raisedAt: Temporal.Instant;
  readonly fromTier: 1 | 2;
  readonly draft: Pick<PacketDraft, 'criterion' | 'criterionDetail' | 'accessLacking'>;
  readonly accessLacking: AccessLacking | null;
  readonly steps: readonly { readonly outcome: StepOutcome; readonly standardStepId: string | null }[];
  readonly clock: { readonly secondsLeft: number; readonly targetSeconds: number } | undefined;
  readonly priority: Priority;
  readonly categoryId: string | null;
  readonly kind: TicketKind;
  readonly vip: boolean;
  readonly reference: string;
  readonly clientName: string;
  /** The ticket with the category that it had then. */
  readonly own: PlacedTrouble;
}

interface Asked {
  readonly clientId: string | null;
  /** Only tickets that were of this category, or of one below it, when they were sent. */
  readonly categoryId: string | null;
  readonly since: Temporal.Instant;
  /** The last of those that were read already. */
  readonly before?: Pick<PastEscalation, 'raisedAt' | 'escalationId'> | undefined;
  readonly most: number;
}

interface Row extends Omit<PastEscalation, 'steps' | 'clock' | 'draft' | 'own'> {
  readonly ticketId: string;
  readonly clientId: string;
  readonly requesterId: string;
  readonly title: string;
  readonly departmentId: string | null;
  readonly siteId: string | null;
  readonly openedAt: Temporal.Instant;
  readonly draft: PastEscalation['draft'];
  readonly steps: PastEscalation['steps'] | null;
  readonly secondsLeft: number | null;
  readonly targetSeconds: number | null;
  readonly total: number;
}

/**
 * The newest escalations since an instant, or those before one of them, and how many of these there are in all. One query: of each packet only what criteria are checked
 * against comes out of the database, never its texts and files.
 */
export async function pastEscalations(
  sql: Sql,
  { clientId, categoryId, since, before, most }: Asked,
): Promise<{ readonly total: number; readonly escalations: readonly PastEscalation[] }> {
  const { rows } = await raw<Row>`
    with recursive below as (
      select id from tickets.category where id = ${categoryId}::uuid
      union select c.id from tickets.category c join below on c.parent_id = below.id
    ), sent as (
      select e.*, count(*) over ()::int as total from escalation.escalation e
      where e.raised_at >= ${since.toString()}::timestamptz
        and (${clientId}::uuid is null or e.client_id = ${clientId}::uuid)
        and (${categoryId}::uuid is null or e.category_id in (select id from below))
        and ${before === undefined ? raw`true` : raw`(e.raised_at, e.id) < (${before.raisedAt.toString()}::timestamptz, ${before.escalationId}::uuid)`}
      order by e.raised_at desc, e.id desc limit ${most}
    )
    select e.total, e.id as "escalationId", e.raised_at as "raisedAt", e.from_tier as "fromTier", e.priority, e.category_id as "categoryId",
      jsonb_build_object('criterion', e.packet -> 'draft' -> 'criterion', 'criterionDetail', e.packet -> 'draft' -> 'criterionDetail',
        'accessLacking', e.packet -> 'draft' -> 'accessLacking') as draft,
      nullif(e.packet -> 'accessLacking', 'null'::jsonb) as "accessLacking",
      (select jsonb_agg(jsonb_build_object('outcome', s -> 'outcome', 'standardStepId', s -> 'standard' -> 'standardStepId') order by place)
        from jsonb_array_elements(e.packet -> 'steps') with ordinality as tried(s, place)) as steps,
      (e.landing ->> 'secondsLeft')::int as "secondsLeft", (e.landing ->> 'targetSeconds')::int as "targetSeconds",
      t.id as "ticketId", t.client_id as "clientId", t.requester_id as "requesterId", t.title, t.department_id as "departmentId",
      t.site_id as "siteId", t.opened_at as "openedAt", t.kind, t.vip, t.reference, c.name as "clientName"
    from sent e join tickets.ticket t on t.client_id = e.client_id and t.id = e.ticket_id
      join clients.client c on c.client_id = e.client_id
    order by e.raised_at desc, e.id desc`.execute(sql);
  return { total: rows[0]?.total ?? 0, escalations: rows.map(shaped) };
}

function shaped({
  ticketId,
  clientId,
  requesterId,
  title,
  departmentId,
  siteId,
  openedAt,
  secondsLeft,
  targetSeconds,
  ...row
}: Row): PastEscalation {
  const { criterion, criterionDetail, accessLacking } = row.draft;
  return {
    ...row,
    // JSON has null for what was not said; a draft leaves it out.
    draft: { criterion, ...(criterionDetail && { criterionDetail }), ...(accessLacking && { accessLacking }) },
    steps: row.steps ?? [],
    clock: secondsLeft === null || targetSeconds === null ? undefined : { secondsLeft, targetSeconds },
    own: { ticketId, clientId, requesterId, categoryId: row.categoryId, title, departmentId, siteId, openedAt },
  };
}
