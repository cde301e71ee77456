-- The working time of a client or of one of its sites, in versions with effective dates.
create table calendars.calendar_version (
  client_id uuid not null references clients.client,
  calendar_id uuid not null,
  version int not null,
  name text not null,
  site_id uuid,
  definition jsonb not null,
  effective_from timestamptz not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (client_id, calendar_id, version),
  foreign key (client_id, site_id) references clients.site (client_id, id)
);
create index calendar_site on calendars.calendar_version (client_id, site_id) where site_id is not null;
call platform.wall('calendars.calendar_version');
