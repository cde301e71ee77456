-- What is tried first for a category, in order and in versions: the desk's steps (no client), or one client's.
create table standard_steps.list_version (
  list_id uuid not null,
  client_id uuid,
  category_id uuid not null,
  version int not null check (version > 0),
  steps jsonb not null,
  note text,
  published_by text not null,
  published_at timestamptz not null,
  primary key (list_id, version)
);
-- One list for each category and client; the newest version of each is found without reading the others.
create unique index steps_of on standard_steps.list_version (category_id, client_id, version) nulls not distinct;
call platform.wall('standard_steps.list_version', 'false', true);
