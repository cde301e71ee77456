-- The one log (domain.md §2, architecture.md §4).
create table log.epoch (
  number int primary key,
  begun_at timestamptz not null,
  reason text not null
);

-- Raised by restore and move, because transaction ids start anew there.
create function log.current_epoch() returns int language sql stable parallel safe
  begin atomic select coalesce(max(number), 1) from log.epoch; end;

-- Raised by every transaction that publishes settings, so that nodes know when what they remember of them is old.
create table log.settings (
  only_row boolean primary key default true check (only_row),
  version bigint not null
);
insert into log.settings (version) values (1);

create domain log.version as int check (value > 0);
create domain log.kind as text check (value ~ '^[a-z0-9-]+$');
create domain log.digest as bytea check (length(value) = 32);
create domain log.origin as text check (value in ('live', 'imported'));

create table log.fact (
  client_id uuid,
  stream uuid not null,
  version log.version not null,
  name log.kind not null,
  schema_version smallint not null,
  payload jsonb not null,
  payload_digest log.digest not null,
  actor text not null,
  request_id uuid not null,
  origin log.origin not null,
  source text,
  external_id text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  previous_hash bytea not null,
  hash log.digest not null,
  epoch int not null,
  xact xid8 not null default pg_current_xact_id(),
  position bigint not null generated always as identity,
  -- In this order a stream is also read by it.
  constraint fact_stream_version unique nulls not distinct (stream, version, client_id)
);
create unique index fact_external_id on log.fact (client_id, source, external_id) nulls not distinct where external_id is not null;
create index fact_order on log.fact (epoch, xact, position);
create index fact_client_name on log.fact (client_id, name, occurred_at);
call platform.wall('log.fact', 'false', true);

-- The last link of every stream: a cut tail or a removed stream is missed here.
create table log.head (
  client_id uuid,
  stream uuid not null,
  version int not null,
  hash bytea not null,
  constraint head_stream unique nulls not distinct (stream, client_id)
);
call platform.wall('log.head', 'true', true);

-- Signed seals chain closed blocks of the whole log; the key is kept outside the database.
create table log.seal (
  number bigint primary key,
  first_epoch int not null,
  first_xact xid8 not null,
  first_position bigint not null,
  last_epoch int not null,
  last_xact xid8 not null,
  last_position bigint not null,
  facts int not null,
  block_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  sealed_at timestamptz not null
);

-- How far each after-listener has read. A parked one waits for an operator; the others go on.
create table log.checkpoint (
  listener text primary key,
  epoch int not null,
  xact xid8 not null,
  position bigint not null,
  failures int not null default 0,
  last_error text,
  parked_at timestamptz,
  moved_at timestamptz not null
);
