-- What was promised to requesters, by when.
create table promises.promise (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  what text not null,
  due_at timestamptz not null,
  made_by text not null,
  made_at timestamptz not null,
  state text not null check (state in ('open', 'kept', 'late', 'broken')),
  ended_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index promise_ticket on promises.promise (client_id, ticket_id, made_at);
-- At most one promise is open on a ticket.
create unique index promise_open on promises.promise (client_id, ticket_id) where state = 'open';
create index promise_due on promises.promise (due_at) where state = 'open';
call platform.wall('promises.promise', $$exists (select from tickets.ticket t where t.client_id = promise.client_id and t.id = promise.ticket_id)$$);
