-- Promises about time, and what they measure on each ticket.
create table clocks.agreement_version (
  client_id uuid not null references clients.client,
  agreement_id uuid not null,
  version int not null,
  name text not null,
  calendar jsonb not null,
  targets jsonb not null,
  effective_from timestamptz not null,
  primary key (client_id, agreement_id, version)
);
create index agreement_in_force on clocks.agreement_version (client_id, effective_from desc);
call platform.wall('clocks.agreement_version');

-- Due instants are stored, never remaining time.
create table clocks.clock (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  metric text not null check (metric in ('response', 'resolution')),
  agreement_id uuid not null,
  agreement_version int not null,
  started_at timestamptz not null,
  target_minutes int not null,
  due_at timestamptz not null,
  stopped_at timestamptz,
  met boolean,
  primary key (client_id, id),
  unique (client_id, ticket_id, metric),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  foreign key (client_id, agreement_id, agreement_version) references clocks.agreement_version (client_id, agreement_id, version)
);
create index clock_ticket on clocks.clock (ticket_id);
create index clock_due on clocks.clock (due_at) where stopped_at is null;
create index clock_agreement on clocks.clock (client_id, agreement_id, agreement_version);
call platform.wall('clocks.clock');
