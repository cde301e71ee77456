-- Whom the desk supports. The client is the wall: everything of it carries client_id.
create table clients.client (
  client_id uuid primary key,
  name text not null,
  -- Folded name (platform/folded-text.ts): what lists sort by and, with the code, what searches look into. Rows are few enough to be read through.
  sort_name text collate "C" not null,
  words text not null,
  code text not null constraint client_code unique,
  time_zone text not null,
  color text not null,
  version int not null,
  opened_at timestamptz not null
);
create index client_sort_name on clients.client (sort_name, client_id);
call platform.wall('clients.client', 'true');

create table clients.site (
  client_id uuid not null references clients.client,
  id uuid not null,
  name text not null,
  time_zone text not null,
  primary key (client_id, id)
);
create unique index site_name on clients.site (client_id, lower(name));
create index site_id on clients.site (id);
call platform.wall('clients.site', 'true');

create table clients.department (
  client_id uuid not null references clients.client,
  id uuid not null,
  name text not null,
  site_id uuid,
  primary key (client_id, id),
  foreign key (client_id, site_id) references clients.site (client_id, id)
);
create unique index department_name on clients.department (client_id, lower(name));
create index department_id on clients.department (id);
create index department_site on clients.department (client_id, site_id);
call platform.wall('clients.department', 'true');
