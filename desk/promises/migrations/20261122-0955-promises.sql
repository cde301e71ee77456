-- What was promised to requesters, by when, and who owes it.
create table promises.promise (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  what text not null,
  due_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  -- How it came about: by itself, with the escalation, in one send with a reply, or by the desk so that the ticket is never without.
  occasion text not null check (occasion in ('own', 'escalation', 'reply', 'check_in', 'merge')),
  -- Who owes it: whoever has the ticket while it is open, and had it when it ended.
  owed_by uuid,
  tier smallint not null check (tier between 1 and 3),
  team_id uuid not null,
  state text not null check (state in ('open', 'kept', 'late', 'broken')),
  ended_at timestamptz,
  -- Null when the requester was told something; otherwise why it ended without a word.
  ended_why text,
  -- When somebody is to be reminded next; null when nothing is left to say.
  nag_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((state = 'open') = (ended_at is null)),
  check (state = 'open' or nag_at is null)
);
create index promise_ticket on promises.promise (client_id, ticket_id, made_at);
-- At most one promise is open on a ticket.
create unique index promise_open on promises.promise (client_id, ticket_id) where state = 'open';
create index promise_to_nag on promises.promise (nag_at) where nag_at is not null;
create index promise_ended on promises.promise (ended_at, client_id) where state <> 'open';
call platform.wall('promises.promise', $$exists (select from tickets.ticket t where t.client_id = promise.client_id and t.id = promise.ticket_id)$$);

-- Each promise is nagged about once for each stage, on any number of nodes and over restarts.
create table promises.nag (
  client_id uuid not null,
  promise_id uuid not null,
  stage text not null check (stage in ('soon', 'overdue')),
  ticket_id uuid not null,
  at timestamptz not null,
  primary key (client_id, promise_id, stage),
  foreign key (client_id, promise_id) references promises.promise (client_id, id)
);
call platform.wall('promises.nag');

-- Words for promises, the desk's own check-ins and replies. client_id is null for those of the whole desk.
create table promises.template (
  id uuid primary key,
  client_id uuid,
  kind text not null check (kind in ('promise', 'check_in', 'reply')),
  name text not null,
  words text not null,
  version int not null check (version > 0),
  written_by text not null,
  written_at timestamptz not null,
  retired_at timestamptz
);
create unique index template_name on promises.template (client_id, kind, lower(name)) nulls not distinct where retired_at is null;
-- The desk's own check-ins have one wording for a client, and one for the whole desk.
create unique index template_check_in on promises.template (client_id) nulls not distinct where kind = 'check_in' and retired_at is null;
call platform.wall('promises.template', 'false', true);
