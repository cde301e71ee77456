-- The read model behind every queue: a page of it is a scan of one index, at a million tickets too.
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
  -- The last verdict was a return, and nobody has sent it again.
  returned boolean not null,
  waiting_escalation_id uuid,
  waiting_tier smallint,
  waiting_since timestamptz,
  waiting_packet_complete smallint,
  opened_at timestamptz not null,
  -- At which tier it was from when on, in order: [[1, "2026-03-02T09:00:00Z"], [2, …]]; tier 0 while it is resolved, closed or cancelled, or its clock stands still.
  stays jsonb not null,
  -- What its resolution clock counts by.
  calendar_id uuid,
  calendar_version int,
  target_minutes int,
  clock_paused boolean not null,
  -- While its resolution clock runs.
  due_at timestamptz,
  promise_id uuid,
  promise_due_at timestamptz,
  -- The next thing that will hurt. Never null, so that keyset paging has a total order: what hurts nobody comes last.
  act_by timestamptz not null generated always as (coalesce(least(due_at, promise_due_at), timestamptz '9999-12-31 23:59:59+00')) stored,
  primary key (client_id, ticket_id)
);
-- One for each way in which a queue is asked for; the list chooses (queue-source.ts). With the client in them, the wall needs no row to count.
create index queue_item_tier on workbench.queue_item (tier, act_by, ticket_id) include (client_id) where open;
create index queue_item_client on workbench.queue_item (client_id, tier, act_by, ticket_id) where open;
create index queue_item_team on workbench.queue_item (team_id, act_by, ticket_id) include (client_id) where open;
create index queue_item_assignee on workbench.queue_item (assignee_id, act_by, ticket_id) include (client_id) where open and assignee_id is not null;
create index queue_item_unassigned on workbench.queue_item (tier, act_by, ticket_id) include (client_id) where open and assignee_id is null;
create index queue_item_returned on workbench.queue_item (act_by, ticket_id) include (client_id) where open and returned;
create index queue_item_promise on workbench.queue_item (promise_due_at, ticket_id) include (client_id) where open and promise_due_at is not null;
create index queue_item_done on workbench.queue_item (opened_at desc, ticket_id desc) include (client_id) where not open;
create index queue_item_client_done on workbench.queue_item (client_id, opened_at desc, ticket_id desc) where not open;
create index queue_item_requester on workbench.queue_item (requester_id);
call platform.wall('workbench.queue_item');

-- The words by which a ticket is found, apart from the queue so that a ticket which moves leaves the search index alone.
create table workbench.ticket_search (
  client_id uuid not null,
  ticket_id uuid not null,
  open boolean not null,
  -- Folded words (platform/folded-text.ts) of the title and of the references.
  words tsvector not null,
  primary key (client_id, ticket_id)
);
create index ticket_search_open on workbench.ticket_search using gin (words) with (fastupdate = off) where open;
create index ticket_search_done on workbench.ticket_search using gin (words) with (fastupdate = off) where not open;
call platform.wall('workbench.ticket_search');

-- Row-level security keeps a search from using its index, so that this function stands outside of it and builds the same wall itself,
-- from the settings of the transaction and not from what a caller says. Newest first (ids are ordered by time), and no more than `most`,
-- so that no word is common enough to keep the desk busy.
create function workbench.search_tickets(wanted tsquery, among_open boolean, most int)
returns table (client_id uuid, ticket_id uuid) language sql stable security definer rows 100
begin atomic
  select s.client_id, s.ticket_id from workbench.ticket_search s
  where among_open and s.open and s.words @@ wanted
    and platform.side() <> 'requester' and (platform.reach() <> 'some' or s.client_id = any ((select platform.clients())::uuid[]))
  union all
  select s.client_id, s.ticket_id from workbench.ticket_search s
  where not among_open and not s.open and s.words @@ wanted
    and platform.side() <> 'requester' and (platform.reach() <> 'some' or s.client_id = any ((select platform.clients())::uuid[]))
  order by ticket_id desc limit most;
end;
