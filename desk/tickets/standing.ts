import { sql as raw } from 'kysely';
import { notFound, refuse, versionConflict } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import * as facts from './facts.ts';
import type { TicketStanding } from './rules.ts';

/**
 * Where a ticket stands, its row locked until this work ends, so that two who decide on one ticket queue up. With `ifMatch`, the
 * version that the caller has read, an edit of any other is refused. Unknown and foreign tickets are not found.
 */
export async function ticketForUpdate(
  work: Work,
  ticketId: string,
  { ifMatch }: { readonly ifMatch?: number } = {},
): Promise<TicketStanding> {
  const [standing] = await ticketsForUpdate(work, [ticketId]);
  if (standing === undefined) return refuse(notFound);
  if (ifMatch !== undefined && ifMatch !== standing.version) refuse(versionConflict);
  return standing;
}

/** The same for several, in the order of their ids, so that of two who lock the same ones neither waits for the other. Unknown ones are left out. */
export async function ticketsForUpdate(work: Work, ticketIds: readonly string[]): Promise<readonly TicketStanding[]> {
  // The team is looked up in a subselect: with a join, PostgreSQL drops the row when it waited for a lock and the team changed meanwhile.
  const { rows } = await raw<Omit<TicketStanding, 'stream'>>`
    select t.id as "ticketId", t.client_id as "clientId", t.reference, t.title, t.kind, t.requester_id as "requesterId",
      t.category_id as "categoryId", t.asset_kind as "assetKind", t.impact, t.urgency, t.priority, t.priority_override_reason as "priorityOverrideReason",
      t.state, t.pending_reason as "pendingReason", t.tier, t.team_id as "teamId", t.assignee_id as "assigneeId", t.hops,
      coalesce((select intake from people.team where id = t.team_id), false) as "teamIsIntake",
      t.opened_at as "openedAt", t.started_at as "startedAt", t.closed_at as "closedAt", t.merged_into as "mergedInto", t.version
    from tickets.ticket t where t.id = any(${ticketIds}::uuid[]) order by t.id for update of t`.execute(work.sql);
  return rows.map((row) => ({ ...row, stream: { clientId: row.clientId, id: row.ticketId } }));
}

const ownNames: ReadonlySet<string> = new Set(Object.values(facts).flatMap((kind) => ('name' in kind ? [kind.name] : [])));

/** Writes what was recorded and answers with the ticket's version after it: that of the last fact of this module. */
export async function versionAfter(work: Work, { ticketId, version }: Pick<TicketStanding, 'ticketId' | 'version'>): Promise<number> {
  await work.write();
  return work.written.findLast((fact) => fact.stream === ticketId && ownNames.has(fact.name))?.version ?? version;
}

/** What commands that move a ticket answer with. */
export async function standingAfter(work: Work, standing: TicketStanding) {
  const version = await versionAfter(work, standing);
  const { ticketId, state, tier, teamId, assigneeId, hops } = standing;
  return { ticketId, state, tier, teamId, assigneeId, hops, version };
}
