-- The one indexed read model behind every queue: a page of it is one scan, at a million tickets too.
create table workbench.queue_item (
  client_id uuid not null,
  ticket_id uuid not null,
  reference text not null,
  kind text not null,
  title text not null,
  requester_id uuid not null,
  requester_name text not null,
  priority smallint not null,
  state text not null,
  pending_reason text,
  open boolean not null,
  tier smallint not null,
  team_id uuid not null,
  assignee_id uuid,
  hops int not null,
  returns int not null,
  waiting_escalation_id uuid,
  waiting_tier smallint,
  waiting_since timestamptz,
  waiting_packet_complete smallint,
  waiting_criterion text,
  waiting_by text,
  opened_at timestamptz not null,
  tier2_at timestamptz,
  tier3_at timestamptz,
  agreement_id uuid,
  agreement_version int,
  target_minutes int,
  due_at timestamptz,
  promise_id uuid,
  promise_due_at timestamptz,
  -- Never null, so that keyset paging has a total order: tickets without a clock come last.
  act_by timestamptz not null,
  external_reference text,
  search tsvector not null generated always as (to_tsvector('simple', title)) stored,
  version int not null,
  primary key (client_id, ticket_id)
);
create index queue_item_tier on workbench.queue_item (tier, act_by, ticket_id) where open;
create index queue_item_client on workbench.queue_item (client_id, act_by, ticket_id) where open;
create index queue_item_team on workbench.queue_item (team_id, act_by, ticket_id) where open;
create index queue_item_assignee on workbench.queue_item (assignee_id, act_by, ticket_id) where open;
create index queue_item_all on workbench.queue_item (act_by, ticket_id) where open;
create index queue_item_waiting on workbench.queue_item (waiting_tier, act_by, ticket_id) where waiting_tier is not null;
create index queue_item_done on workbench.queue_item (opened_at desc, ticket_id) where not open;
create index queue_item_requester on workbench.queue_item (client_id, requester_id);
create index queue_item_ticket on workbench.queue_item (ticket_id);
create index queue_item_search on workbench.queue_item using gin (search) with (fastupdate = off);
call platform.wall('workbench.queue_item');
