import { sql as raw } from 'kysely';
import type { Tier } from '../../estate/people/rules.ts';
import { isOf, on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { clockStarted } from '../clocks/facts.ts';
import {
  ticketAssigned,
  ticketCancelled,
  ticketClosed,
  ticketOpened,
  ticketPrioritized,
  ticketReopened,
  ticketResolved,
  ticketStateChanged,
} from '../tickets/facts.ts';
import { isOpen, type PendingReason, type TicketState } from '../tickets/rules.ts';
import { boundTarget, boundTargetColumns, resolutionOf } from './apply-due.ts';
import { change, rowKey } from './apply-rows.ts';
import { wordsToFind } from './words.ts';

/** Where tickets are, and in which state. */
export const applyTickets = [
  on(ticketOpened, (sql, facts, batch) =>
    raw`with f as materialized (select * from ${records(
      'r',
      openedWithWords,
      facts.map((fact) => {
        const { payload, occurredAt } = fact;
        return {
          ...rowKey(fact),
          ...clockOf(batch.after(fact)),
          reference: payload.reference,
          kind: payload.kind,
          title: payload.title,
          requester_id: payload.requesterId,
          requester_name: payload.requesterName,
          priority: payload.priority,
          state: payload.state,
          open: isOpen(payload.state),
          tier: payload.tier,
          team_id: payload.teamId,
          assignee_id: payload.assigneeId,
          opened_at: occurredAt,
          stays: [[isOpen(payload.state) ? payload.tier : 0, occurredAt]],
          words: wordsToFind(payload).join(' '),
        };
      }),
    )}),
    searched as (
      insert into ${raw.table('workbench.ticket_search')} (client_id, ticket_id, open, words)
      select client_id, ticket_id, open, array_to_tsvector(string_to_array(words, ' ')) from f
    )
    insert into ${raw.table('workbench.queue_item')} (${openedColumns}, hops, returns, returned, clock_paused)
    select ${openedColumns}, 0, 0, false, false from f`.execute(sql),
  ),
  on(ticketAssigned, (sql, facts) =>
    stand(sql, facts, ({ payload: { tier, teamId, assigneeId, hops, state, pendingReason } }) => ({
      state,
      pendingReason,
      moved: { tier, teamId, assigneeId, hops },
    })),
  ),
  on(ticketStateChanged, (sql, facts) =>
    stand(sql, facts, ({ payload: { state, pendingReason } }) => ({ state, pendingReason, moved: undefined })),
  ),
  on(ticketResolved, (sql, facts) => stand(sql, facts, () => ended('resolved'))),
  on(ticketClosed, (sql, facts) => stand(sql, facts, () => ended('closed'))),
  on(ticketCancelled, (sql, facts) => stand(sql, facts, () => ended('cancelled'))),
  on(ticketReopened, (sql, facts) => stand(sql, facts, ({ payload: { state } }) => ({ state, pendingReason: null, moved: undefined }))),
  on(ticketPrioritized, (sql, facts) =>
    change(sql, facts, { from: { priority: 'int' }, row: ({ payload }) => ({ priority: payload.priority }) }),
  ),
];

const opened = {
  client_id: 'uuid',
  ticket_id: 'uuid',
  reference: 'text',
  kind: 'text',
  title: 'text',
  requester_id: 'uuid',
  requester_name: 'text',
  priority: 'int',
  state: 'text',
  open: 'boolean',
  tier: 'int',
  team_id: 'uuid',
  assignee_id: 'uuid',
  opened_at: 'timestamptz',
  stays: 'jsonb',
  ...boundTargetColumns,
} as const;
const openedWithWords = { ...opened, words: 'text' } as const;
const noClock = { calendar_id: null, calendar_version: null, target_minutes: null, due_at: null };

/** What stands in the row of a ticket whose clock starts with it; another is entered when it does. */
function clockOf(next: RecordedFact | undefined) {
  const clock = isOf(clockStarted, next) ? resolutionOf(next.payload.clocks) : undefined;
  return clock === undefined ? noClock : boundTarget({ clock });
}

/** In one piece of text, not name by name: the builder would visit each of them on every request. */
const openedColumns = raw.raw(Object.keys(opened).join(', '));

interface Stands {
  readonly state: TicketState;
  readonly pendingReason: PendingReason | null;
  /** Set when it is somewhere else from now on. */
  readonly moved: { readonly tier: Tier; readonly teamId: string; readonly assigneeId: string | null; readonly hops: number } | undefined;
}

const ended = (state: TicketState): Stands => ({ state, pendingReason: null, moved: undefined });

const standing = {
  client_id: 'uuid',
  ticket_id: 'uuid',
  state: 'text',
  pending_reason: 'text',
  open: 'boolean',
  moved: 'boolean',
  tier: 'int',
  team_id: 'uuid',
  assignee_id: 'uuid',
  hops: 'int',
  at: 'text',
} as const;

/** Sets where each fact's ticket stands; when its tier changes, or it ends or begins anew, that is one more stay. */
async function stand<Fact extends RecordedFact>(sql: Sql, facts: readonly Fact[], standsOf: (fact: Fact) => Stands): Promise<void> {
  const rows = facts.map((fact) => {
    const { state, pendingReason, moved } = standsOf(fact);
    return {
      ...rowKey(fact),
      state,
      pending_reason: pendingReason,
      open: isOpen(state),
      moved: moved !== undefined,
      tier: moved?.tier ?? null,
      team_id: moved?.teamId ?? null,
      assignee_id: moved?.assigneeId ?? null,
      hops: moved?.hops ?? null,
      at: fact.occurredAt,
    };
  });
  const atTier = raw`case when f.open and not t.clock_paused then coalesce(f.tier, t.tier) else 0 end`;
  await raw`with f as materialized (select * from ${records('r', standing, rows)}),
    searched as (
      update ${raw.table('workbench.ticket_search')} as s set open = f.open from f
      where s.client_id = f.client_id and s.ticket_id = f.ticket_id and s.open <> f.open
    )
    update ${raw.table('workbench.queue_item')} as t set state = f.state, pending_reason = f.pending_reason, open = f.open,
      tier = coalesce(f.tier, t.tier), team_id = coalesce(f.team_id, t.team_id), hops = coalesce(f.hops, t.hops),
      assignee_id = case when f.moved then f.assignee_id else t.assignee_id end,
      stays = case when (t.stays -> -1 ->> 0)::int = ${atTier} then t.stays
        else t.stays || jsonb_build_array(jsonb_build_array(${atTier}, f.at)) end
    from f where t.client_id = f.client_id and t.ticket_id = f.ticket_id`.execute(sql);
}
