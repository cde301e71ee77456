-- Secrets that people wrote where they do not belong: hidden there when they were sent, kept here sealed. Not made of facts: no fact holds one.
create table secrets.secret (
  client_id uuid not null,
  -- Whose words they stood in: a ticket.
  stream uuid not null,
  -- What stands in their place.
  code text not null check (code ~ '^[0-9a-f]{8}$'),
  kind text not null,
  -- AES-256-GCM under a key of this installation, which lies outside the database.
  sealed text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (client_id, stream, code)
);
call platform.wall('secrets.secret');
