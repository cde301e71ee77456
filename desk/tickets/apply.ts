import { on } from '../../platform/log/fact.ts';
import { applyCategories } from './apply-categories.ts';
import { applyLinks, insertOrigins } from './apply-links.ts';
import { change, insert, ticketKey } from './apply-rows.ts';
import { applyWork, insertTold } from './apply-work.ts';
import {
  ticketAssigned,
  ticketCancelled,
  ticketCategorized,
  ticketClosed,
  ticketOpened,
  ticketPrioritized,
  ticketReopened,
  ticketResolved,
  ticketStateChanged,
  workaroundGiven,
} from './facts.ts';

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(ticketOpened, (sql, facts) => [
    insert(
      sql,
      'tickets.ticket',
      opened,
      facts.map(({ payload, occurredAt, actor, ...fact }) => ({
        ...ticketKey(fact),
        number: payload.number,
        reference: payload.reference,
        kind: payload.kind,
        title: payload.title,
        description: payload.description,
        requester_id: payload.requesterId,
        department_id: payload.departmentId,
        site_id: payload.siteId,
        category_id: payload.categoryId,
        asset_kind: payload.assetKind,
        vip: payload.vip,
        impact: payload.impact,
        urgency: payload.urgency,
        priority: payload.priority,
        channel: payload.channel,
        state: payload.state,
        tier: payload.tier,
        team_id: payload.teamId,
        assignee_id: payload.assigneeId,
        hops: 0,
        opened_at: occurredAt,
        opened_by: actor,
        started_at: payload.startedAt ?? occurredAt,
        external_reference: payload.externalReference,
      })),
    ),
    insertOrigins(sql, facts),
  ]),
  on(ticketAssigned, (sql, facts) =>
    change(
      sql,
      facts,
      { tier: 'int', team_id: 'uuid', assignee_id: 'uuid', state: 'text', pending_reason: 'text', hops: 'int' },
      ({ payload }) => ({
        tier: payload.tier,
        team_id: payload.teamId,
        assignee_id: payload.assigneeId,
        state: payload.state,
        pending_reason: payload.pendingReason,
        hops: payload.hops,
      }),
    ),
  ),
  on(ticketStateChanged, (sql, facts) =>
    change(sql, facts, { ...stands, resolved_at: 'timestamptz', closed_at: 'timestamptz' }, ({ payload }) => ({
      state: payload.state,
      pending_reason: payload.pendingReason,
      resolved_at: null,
      closed_at: null,
    })),
  ),
  on(ticketResolved, (sql, facts) => [
    change(sql, facts, { ...stands, resolved_at: 'timestamptz', resolution: 'text', cause: 'text' }, ({ payload, occurredAt }) => ({
      state: 'resolved',
      pending_reason: null,
      resolved_at: occurredAt,
      resolution: payload.resolution,
      cause: payload.cause,
    })),
    insertTold(sql, facts),
  ]),
  on(ticketClosed, (sql, facts) =>
    change(sql, facts, { ...stands, closed_at: 'timestamptz' }, ({ occurredAt }) => ({
      state: 'closed',
      pending_reason: null,
      closed_at: occurredAt,
    })),
  ),
  // What was said to have fixed it did not; the facts keep it.
  on(ticketReopened, (sql, facts) =>
    change(
      sql,
      facts,
      { ...stands, resolved_at: 'timestamptz', closed_at: 'timestamptz', resolution: 'text', cause: 'text' },
      ({ payload }) => ({
        state: payload.state,
        pending_reason: null,
        resolved_at: null,
        closed_at: null,
        resolution: null,
        cause: null,
      }),
    ),
  ),
  on(ticketCancelled, (sql, facts) =>
    change(sql, facts, { ...stands, closed_at: 'timestamptz' }, ({ occurredAt }) => ({
      state: 'cancelled',
      pending_reason: null,
      closed_at: occurredAt,
    })),
  ),
  on(ticketPrioritized, (sql, facts) =>
    change(sql, facts, { impact: 'int', urgency: 'int', priority: 'int', priority_override_reason: 'text' }, ({ payload }) => ({
      impact: payload.impact,
      urgency: payload.urgency,
      priority: payload.priority,
      priority_override_reason: payload.overrideReason,
    })),
  ),
  on(workaroundGiven, (sql, facts) => change(sql, facts, { workaround: 'text' }, ({ payload }) => ({ workaround: payload.workaround }))),
  on(ticketCategorized, (sql, facts) =>
    change(sql, facts, { category_id: 'uuid' }, ({ payload }) => ({ category_id: payload.categoryId })),
  ),
  ...applyWork,
  ...applyLinks,
  ...applyCategories,
];

const opened = {
  client_id: 'uuid',
  id: 'uuid',
  version: 'int',
  number: 'bigint',
  reference: 'text',
  kind: 'text',
  title: 'text',
  description: 'text',
  requester_id: 'uuid',
  department_id: 'uuid',
  site_id: 'uuid',
  category_id: 'uuid',
  asset_kind: 'text',
  vip: 'boolean',
  impact: 'int',
  urgency: 'int',
  priority: 'int',
  channel: 'text',
  state: 'text',
  tier: 'int',
  team_id: 'uuid',
  assignee_id: 'uuid',
  hops: 'int',
  opened_at: 'timestamptz',
  opened_by: 'text',
  started_at: 'timestamptz',
  external_reference: 'text',
} as const;
const stands = { state: 'text', pending_reason: 'text' } as const;
