-- What may be done on which system, and by whom: the desk's systems (no client) and each client's own.
create table access.system (
  id uuid primary key,
  client_id uuid,
  name text not null,
  owner text not null,
  actions jsonb not null,
  version int not null check (version > 0),
  retired boolean not null
);
create unique index system_name on access.system (client_id, lower(name)) nulls not distinct where not retired;
call platform.wall('access.system', 'false', true);
