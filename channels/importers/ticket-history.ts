import type { z } from 'zod';
import * as facts from '../../desk/tickets/facts.ts';
import type { PendingReason, TicketState } from '../../desk/tickets/rules.ts';
import { isOpen, priorityOf, referenceOf } from '../../desk/tickets/rules.ts';
import type { Tier } from '../../estate/people/rules.ts';
import type { FactKind } from '../../platform/log/fact.ts';
import { gradesOf, type SourceRow } from './source-row.ts';

/** What the names of a ticket's rows stand for in Secondline. */
export interface Meanings {
  readonly number: number;
  readonly requester: { readonly id: string; readonly name: string };
  team(name: string | null): { readonly id: string; readonly tier: Tier; readonly intake: boolean };
  agent(name: string | null): string | null;
  category(path: readonly string[]): string | null;
}

/** A fact that a row tells, not yet recorded. */
export interface ToldFact {
  readonly row: SourceRow;
  readonly kind: FactKind;
  readonly payload: unknown;
  readonly occurredAt: Temporal.Instant;
}

/** Where the ticket stands between two rows. */
interface Standing {
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  readonly team: ReturnType<Meanings['team']>;
  readonly assigneeId: string | null;
  readonly hops: number;
}

/**
 * The facts that the rows of one ticket tell, in their order. The first row opens it; each row tells what it changed, and exactly
 * one `history-imported` with what Secondline has no place for. An unknown team or requester is one that has not changed.
 */
export function factsOf(rows: readonly SourceRow[], meanings: Meanings): readonly ToldFact[] {
  const [first] = rows;
  if (first === undefined) return [];
  const told: ToldFact[] = [];
  const tell = <Payload extends z.ZodType>(
    row: SourceRow,
    kind: FactKind<Payload>,
    payload: z.input<Payload>,
    occurredAt = row.updatedAt,
  ): void => {
    told.push({ row, kind, payload, occurredAt });
  };

  let standing: Standing = { state: 'new', pendingReason: null, team: meanings.team(first.team), assigneeId: null, hops: 0 };
  tell(first, facts.ticketOpened, opening(first, standing, meanings), first.openedAt);

  let before: SourceRow | undefined;
  for (const row of rows) {
    if (before !== undefined) tellGrades(row, before, tell);
    if (before !== undefined && row.category.length > 0 && row.category.join('\n') !== before.category.join('\n')) {
      tell(row, facts.ticketCategorized, { categoryId: meanings.category(row.category) });
    }
    const assigned = assignment(row, standing, meanings);
    if (assigned !== undefined) {
      tell(row, facts.ticketAssigned, assigned);
      standing = {
        ...standing,
        team: row.team === null ? standing.team : meanings.team(row.team),
        assigneeId: assigned.assigneeId,
        hops: assigned.hops,
      };
    }
    tellState(row, standing, tell);
    standing = { ...standing, state: row.state, pendingReason: row.pendingReason };
    tell(row, facts.historyImported, { source: row.ticket, order: row.order, changed: changedCells(row, before) });
    before = row;
  }
  return told;
}

type Tell = <Payload extends z.ZodType>(row: SourceRow, kind: FactKind<Payload>, payload: z.input<Payload>) => void;

function opening(row: SourceRow, { state, team }: Standing, meanings: Meanings): z.input<typeof facts.ticketOpened.payload> {
  return {
    number: meanings.number,
    reference: referenceOf('incident', meanings.number),
    kind: 'incident',
    title: row.title,
    description: null,
    requesterId: meanings.requester.id,
    requesterName: meanings.requester.name,
    departmentId: null,
    siteId: null,
    categoryId: meanings.category(row.category),
    assetKind: null,
    vip: false,
    ...gradesOf(row),
    channel: 'import',
    state,
    tier: team.tier,
    teamId: team.id,
    assigneeId: null,
    externalReference: row.ticket,
  };
}

function tellGrades(row: SourceRow, before: SourceRow, tell: Tell): void {
  const [now, then] = [gradesOf(row), gradesOf(before)];
  if (now.impact === then.impact && now.urgency === then.urgency && now.priority === then.priority) return;
  const overrideReason = now.priority === priorityOf(now.impact, now.urgency) ? null : 'as imported';
  tell(row, facts.ticketPrioritized, { ...now, fromPriority: then.priority, overrideReason });
}

/** The move that a row tells: another known team, or another assignee. Leaving the intake is no hop. */
function assignment(row: SourceRow, standing: Standing, meanings: Meanings): z.input<typeof facts.ticketAssigned.payload> | undefined {
  const team = row.team === null ? standing.team : meanings.team(row.team);
  const assigneeId = meanings.agent(row.assignee);
  if (team.id === standing.team.id && assigneeId === standing.assigneeId) return undefined;
  const hop = team.id !== standing.team.id && !standing.team.intake;
  return {
    tier: team.tier,
    teamId: team.id,
    assigneeId,
    state: standing.state,
    pendingReason: standing.pendingReason,
    fromTier: standing.team.tier,
    fromTeamId: standing.team.id,
    fromAssigneeId: standing.assigneeId,
    hop,
    hops: standing.hops + (hop ? 1 : 0),
    reason: null,
  };
}

/** The change of state that a row tells. History is taken as it was: it need not keep to the steps that the desk allows. */
function tellState(row: SourceRow, { state: from, pendingReason, team }: Standing, tell: Tell): void {
  const { state } = row;
  if (state === from && row.pendingReason === pendingReason) return;
  if (state === 'resolved') {
    tell(row, facts.ticketResolved, { from, resolution: null, cause: row.kept.closed_code ?? null, told: null, resolvedAtTier: team.tier });
  } else if (state === 'closed') tell(row, facts.ticketClosed, { from, reason: null });
  else if (state === 'cancelled') tell(row, facts.ticketCancelled, { from, reason: null });
  else {
    if (!isOpen(from)) tell(row, facts.ticketReopened, { from, state: state === 'new' ? 'new' : 'in_progress', reason: null });
    const since = isOpen(from) ? from : 'in_progress';
    if (state !== since) tell(row, facts.ticketStateChanged, { from: since, state, pendingReason: row.pendingReason, reason: null });
    else if (row.pendingReason !== pendingReason)
      tell(row, facts.ticketStateChanged, { from: since, state, pendingReason: row.pendingReason, reason: null });
  }
}

function changedCells(row: SourceRow, before: SourceRow | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(row.kept).filter(([column, value]) => before?.kept[column] !== value));
}
