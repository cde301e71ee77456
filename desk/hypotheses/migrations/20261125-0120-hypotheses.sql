-- Theories of a ticket's cause: what was thought, what was done to check it, what was seen. What was ruled out stays.
create table hypotheses.hypothesis (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  number int not null,
  statement text not null,
  confidence text not null check (confidence in ('low', 'medium', 'high')),
  state text not null check (state in ('open', 'testing', 'ruled_out', 'confirmed')),
  test text,
  because text,
  evidence_ids uuid[] not null,
  raised_by text not null,
  raised_at timestamptz not null,
  concluded_by text,
  concluded_at timestamptz,
  -- Why the last conclusion did not hold, and who said so.
  reopened_because text,
  reopened_by text,
  reopened_at timestamptz,
  primary key (client_id, id),
  unique (client_id, ticket_id, number),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((state in ('ruled_out', 'confirmed')) = (concluded_at is not null)),
  check (concluded_at is null or (test is not null and because is not null))
);
create index hypothesis_id on hypotheses.hypothesis (id);
call platform.wall('hypotheses.hypothesis');
