create domain clocks.kind as text check (value in ('sla', 'ola', 'underpinning'));
create domain clocks.metric as text check (value in ('response', 'next_update', 'workaround', 'resolution'));
create domain clocks.minutes as int check (value > 0);

-- What an agreement measures on each ticket. Due instants are stored, never remaining time.
create table clocks.clock (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  kind clocks.kind not null,
  metric clocks.metric not null,
  -- The version that was in force when the clock started, and the calendar with all its versions up to this one.
  agreement_id uuid not null,
  agreement_version int not null,
  calendar_id uuid not null,
  calendar_version int not null,
  started_at timestamptz not null,
  target_minutes clocks.minutes not null,
  due_at timestamptz not null,
  -- The threshold that was reached last, 0 for none, and the one that is reached next.
  warned_percent int not null,
  warn_percent int,
  warn_at timestamptz,
  -- Standing still since then, until then at most; working seconds that it stood still before.
  paused_at timestamptz,
  paused_until timestamptz,
  paused_seconds int not null,
  stopped_at timestamptz,
  -- Null while it runs, and when nobody is owed anything any more.
  met boolean,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((paused_at is null) = (paused_until is null)),
  check ((warn_at is null) = (warn_percent is null))
);
create index clock_ticket on clocks.clock (ticket_id);
-- One clock of a kind runs for each metric of an agreement.
create unique index clock_running on clocks.clock (client_id, ticket_id, agreement_id, metric) where stopped_at is null;
create index clock_to_warn on clocks.clock (warn_at) where stopped_at is null and paused_at is null and warn_at is not null;
create index clock_to_continue on clocks.clock (paused_until) where stopped_at is null and paused_until is not null;
call platform.wall('clocks.clock');

-- Who let which clock stand still, for what and how long: the audit of pauses.
create table clocks.pause (
  client_id uuid not null,
  clock_id uuid not null,
  paused_at timestamptz not null,
  ticket_id uuid not null,
  paused_by text not null,
  reason text not null,
  question_id uuid not null,
  continued_at timestamptz,
  because text,
  primary key (client_id, clock_id, paused_at),
  foreign key (client_id, clock_id) references clocks.clock (client_id, id)
);
create index pause_newest on clocks.pause (paused_at desc, clock_id desc) include (client_id);
create index pause_by on clocks.pause (paused_by, paused_at desc, clock_id desc);
create index pause_client on clocks.pause (client_id, paused_at desc, clock_id desc);
call platform.wall('clocks.pause');

-- Each threshold of a clock is reached once: the key makes it so, on any number of nodes. Somebody may say that they have it in hand.
create table clocks.warning (
  client_id uuid not null,
  clock_id uuid not null,
  percent int not null,
  ticket_id uuid not null,
  at timestamptz not null,
  late boolean not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  primary key (client_id, clock_id, percent),
  foreign key (client_id, clock_id) references clocks.clock (client_id, id),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index warning_ticket on clocks.warning (client_id, ticket_id, at);
call platform.wall('clocks.warning');
