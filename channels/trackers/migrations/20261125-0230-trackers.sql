-- Where handoffs are given to: a client's own connections, and those of the desk for every client (client_id null).
create table trackers.connection (
  client_id uuid,
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('jira', 'github', 'email', 'webhook')),
  settings jsonb not null,
  added_by text not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  tested_at timestamptz,
  test_problem text
);
create index connection_client on trackers.connection (client_id) where retired_at is null;
call platform.wall('trackers.connection', 'false', true);

-- Sealed with the installation's secret, bound to the connection: the token for the other system and what its answers are signed with. Not made
-- of facts; gone with the connection.
create table trackers.secret (
  client_id uuid,
  connection_id uuid primary key references trackers.connection,
  sealed text not null
);
call platform.wall('trackers.secret', 'false', true);

-- A handoff given to a connection.
create table trackers.delivery (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  connection_id uuid not null references trackers.connection,
  link_id uuid not null,
  state text not null check (state in ('queued', 'delivered', 'failed')),
  tries int not null,
  problem text,
  external_key text,
  url text,
  queued_by text not null,
  queued_at timestamptz not null,
  ended_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((state = 'queued') = (ended_at is null))
);
create index delivery_id on trackers.delivery (id);
create index delivery_ticket on trackers.delivery (client_id, ticket_id);
create index delivery_connection on trackers.delivery (connection_id, external_key);
-- The same ticket goes to the same place once, unless it failed.
create unique index delivery_once on trackers.delivery (client_id, ticket_id, connection_id) where state <> 'failed';
call platform.wall('trackers.delivery');
