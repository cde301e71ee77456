-- Why a ticket goes up a tier, in versions: the installation's (no client), a client's, and those of a client's category.
create table criteria.criteria_version (
  list_id uuid not null,
  client_id uuid,
  category_id uuid,
  version int not null check (version > 0),
  criteria jsonb not null,
  note text,
  published_by text not null,
  published_at timestamptz not null,
  primary key (list_id, version),
  check (category_id is null or client_id is not null)
);
-- One list for each layer; the newest version of each is found without reading the others.
create unique index criteria_layer on criteria.criteria_version (client_id, category_id, version) nulls not distinct;
call platform.wall('criteria.criteria_version', 'false', true);
