-- A module of the tests: notes that are written, rewritten and crossed out.
create table notebook.note (
  client_id uuid not null,
  id uuid not null,
  text text not null,
  state text not null check (state in ('open', 'crossed_out')),
  rewritten int not null,
  weight double precision not null,
  details jsonb not null,
  written_at timestamptz not null,
  words tsvector generated always as (to_tsvector('simple', text)) stored,
  primary key (client_id, id)
);
create index note_by_id on notebook.note (id);
create index note_words on notebook.note using gin (words);
call platform.wall('notebook.note', 'false', false);

-- What the listeners of the tests heard, in their own order.
create table notebook.heard (
  listener text not null,
  stream uuid not null,
  version int not null,
  place bigint not null generated always as identity,
  primary key (place)
);
