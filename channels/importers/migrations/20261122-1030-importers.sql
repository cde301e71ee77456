-- Rows of a file that is being imported, so that they can be read in the order of tickets in constant memory. Emptied afterwards.
create unlogged table importers.staged_row (
  client_id uuid not null,
  import_id uuid not null,
  line int not null,
  ticket text not null,
  position double precision not null,
  cells jsonb not null,
  -- What is wrong with a bad row. Its ticket waits for it; one broken line can keep several waiting.
  reason text,
  primary key (client_id, import_id, line, ticket)
);
create index staged_row_order on importers.staged_row (client_id, import_id, ticket, position, line);
call platform.wall('importers.staged_row');
