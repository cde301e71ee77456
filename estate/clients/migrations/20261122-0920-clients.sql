-- Whom the desk supports. The client is the wall: everything of it carries client_id.
create table clients.client (
  client_id uuid primary key,
  name text not null,
  code text not null unique,
  time_zone text not null,
  color text not null,
  version int not null,
  opened_at timestamptz not null
);
call platform.wall('clients.client', 'true');

create table clients.site (
  client_id uuid not null references clients.client,
  id uuid not null,
  name text not null,
  time_zone text not null,
  primary key (client_id, id),
  unique (client_id, name)
);
call platform.wall('clients.site', 'true');

create table clients.department (
  client_id uuid not null references clients.client,
  id uuid not null,
  name text not null,
  site_id uuid,
  primary key (client_id, id),
  unique (client_id, name),
  foreign key (client_id, site_id) references clients.site (client_id, id)
);
create index department_site on clients.department (client_id, site_id);
call platform.wall('clients.department', 'true');
