-- What a requester or an alert opened, and what was said and done on it.
create sequence tickets.number start 10001;

-- client_id is null for the desk's own categories.
create table tickets.category (
  id uuid primary key,
  client_id uuid,
  parent_id uuid references tickets.category,
  name text not null,
  default_team_id uuid,
  external_name text,
  version int not null
);
create unique index category_name on tickets.category (client_id, parent_id, lower(name)) nulls not distinct;
create unique index category_external_name on tickets.category (client_id, external_name) where external_name is not null;
create index category_parent on tickets.category (parent_id);
call platform.wall('tickets.category', 'true', true);

-- What rules say of words and grades. Checks of domains are kept ready by each session; those of a table are read anew with every statement,
-- and were a quarter of what it costs to insert a ticket.
create domain tickets.kind as text check (value in ('incident', 'service_request'));
create domain tickets.asset_kind as text check (value in ('computer', 'voice', 'network', 'circuit', 'software', 'service'));
create domain tickets.grade as smallint check (value between 1 and 3);
create domain tickets.priority as smallint check (value between 1 and 4);
create domain tickets.state as text check (value in ('new', 'in_progress', 'pending', 'resolved', 'closed', 'cancelled'));
create domain tickets.pending_reason as text check (value in ('requester', 'supplier', 'change', 'problem', 'schedule'));
create domain tickets.tier as smallint check (value between 1 and 3);

create table tickets.ticket (
  client_id uuid not null,
  id uuid not null,
  number bigint not null unique,
  reference text not null,
  kind tickets.kind not null,
  title text not null,
  description text,
  requester_id uuid not null,
  department_id uuid,
  site_id uuid,
  category_id uuid,
  asset_kind tickets.asset_kind,
  vip boolean not null,
  impact tickets.grade not null,
  urgency tickets.grade not null,
  priority tickets.priority not null,
  priority_override_reason text,
  channel text not null,
  state tickets.state not null,
  pending_reason tickets.pending_reason,
  tier tickets.tier not null,
  team_id uuid not null,
  assignee_id uuid,
  hops int not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- When its clock began: when it was opened, or for a child that was split off when its parent's did.
  started_at timestamptz not null,
  -- The ticket that its number leads to, once it was merged: never one that was merged itself.
  merged_into uuid,
  resolved_at timestamptz,
  closed_at timestamptz,
  workaround text,
  resolution text,
  cause text,
  external_reference text,
  version int not null,
  primary key (client_id, id),
  foreign key (client_id, requester_id) references people.requester (client_id, id),
  foreign key (client_id, merged_into) references tickets.ticket (client_id, id),
  check ((state = 'pending') = (pending_reason is not null)),
  check (merged_into is null or (state = 'cancelled' and merged_into <> id)),
  check (started_at <= opened_at)
);
create unique index ticket_id on tickets.ticket (id);
create index ticket_requester on tickets.ticket (client_id, requester_id, opened_at);
create index ticket_department on tickets.ticket (client_id, department_id) where department_id is not null;
create index ticket_category on tickets.ticket (category_id) where category_id is not null;
create unique index ticket_external_reference on tickets.ticket (client_id, external_reference) where external_reference is not null;
create index ticket_to_close on tickets.ticket (resolved_at) where state = 'resolved';
call platform.wall('tickets.ticket', 'requester_id = (select platform.requester()) or department_id = (select platform.department())');

create index ticket_merged_into on tickets.ticket (merged_into, client_id) where merged_into is not null;

-- How a ticket came from another one of the same client, or went into it.
create table tickets.link (
  client_id uuid not null,
  ticket_id uuid not null,
  kind text not null check (kind in ('merged_into', 'split_from', 'follows')),
  to_ticket_id uuid not null,
  at timestamptz not null,
  by text not null,
  -- What of the parent a split child refers to.
  message_ids uuid[] not null,
  evidence_ids uuid[] not null,
  primary key (client_id, ticket_id, kind),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  foreign key (client_id, to_ticket_id) references tickets.ticket (client_id, id),
  check (ticket_id <> to_ticket_id)
);
create index link_to on tickets.link (client_id, to_ticket_id);
call platform.wall('tickets.link');

create table tickets.message (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  body text not null,
  author text not null,
  automatic boolean not null,
  at timestamptz not null,
  -- The reply on the ticket that this one was merged into, which was passed on to its requester.
  passed_from uuid,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index message_ticket on tickets.message (client_id, ticket_id, at);
-- The ticket's own wall says whose ticket it is.
call platform.wall('tickets.message', $$kind = 'reply' and exists (select from tickets.ticket t where t.client_id = message.client_id and t.id = message.ticket_id)$$);

create table tickets.step (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  action text not null,
  expected text,
  outcome text not null check (outcome in ('worked', 'did_not_work', 'not_applicable', 'skipped')),
  result text,
  -- The standard step that it answers, as it stood in that version.
  standard_step_id uuid,
  standard_version int,
  tried_by text not null,
  at timestamptz not null,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((standard_step_id is null) = (standard_version is null))
);
create index step_ticket on tickets.step (client_id, ticket_id, at);
call platform.wall('tickets.step');

create table tickets.evidence (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  public boolean not null,
  attached_by text not null,
  at timestamptz not null,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index evidence_ticket on tickets.evidence (client_id, ticket_id, at);
create index evidence_id on tickets.evidence (id);
call platform.wall('tickets.evidence', $$public and exists (select from tickets.ticket t where t.client_id = evidence.client_id and t.id = evidence.ticket_id)$$);
