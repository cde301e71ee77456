-- Links that show one thing to whoever holds them: a ticket to its requester, or a statement, read only. Not made of facts: the facts on
-- the ticket's or the client's stream say who shared it and who ended that.
create table portal.link (
  client_id uuid not null,
  id uuid not null,
  shows text not null default 'ticket' check (shows in ('ticket', 'clock_statement', 'month_statement')),
  ticket_id uuid,
  requester_id uuid,
  -- 2026-03
  month text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  foreign key (client_id, requester_id) references people.requester (client_id, id),
  check ((shows = 'ticket') = (requester_id is not null)),
  check ((shows = 'month_statement') = (month is not null) and (shows = 'month_statement') = (ticket_id is null))
);
create unique index link_id on portal.link (id);
create index link_ticket on portal.link (client_id, ticket_id) where revoked_at is null;
create index link_month on portal.link (client_id, month) where revoked_at is null and month is not null;
create index link_requester on portal.link (client_id, requester_id);
call platform.wall('portal.link', 'requester_id = (select platform.requester())');
