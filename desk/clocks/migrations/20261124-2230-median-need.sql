-- How long each tier takes for tickets of a kind. A cache of what the facts of resolved tickets say, imported ones too; not made of facts.
create table clocks.tier_use (
  client_id uuid not null,
  ticket_id uuid not null,
  tier smallint not null check (tier between 1 and 3),
  category_id uuid,
  priority smallint not null check (priority between 1 and 4),
  working_seconds int not null check (working_seconds >= 0),
  resolved_at timestamptz not null,
  primary key (client_id, ticket_id, tier),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index tier_use_like on clocks.tier_use (client_id, category_id, resolved_at);
call platform.wall('clocks.tier_use');

-- The median that a tier took. Without a priority it is that of the whole category. Kept only where enough tickets stand behind it.
create table clocks.median_need (
  client_id uuid not null,
  category_id uuid not null,
  tier smallint not null check (tier between 1 and 3),
  priority smallint check (priority between 1 and 4),
  tickets int not null,
  median_seconds int not null check (median_seconds >= 0),
  refreshed_at timestamptz not null,
  unique nulls not distinct (client_id, category_id, tier, priority)
);
call platform.wall('clocks.median_need');

-- Which medians are to be refreshed, and when.
create table clocks.need_due (
  client_id uuid not null,
  category_id uuid not null,
  due_at timestamptz not null,
  primary key (client_id, category_id)
);
create index need_due_at on clocks.need_due (due_at);
call platform.wall('clocks.need_due');
