-- Links that show one thing to whoever holds them: a ticket to its requester, a statement, read only, or the handoff to an
-- engineer who may answer. Not made of facts: the facts on
-- the ticket's or the client's stream say who shared it and who ended that.
create table portal.link (
  client_id uuid not null,
  id uuid not null,
  shows text not null default 'ticket' check (shows in ('ticket', 'clock_statement', 'month_statement', 'handoff')),
  ticket_id uuid,
  requester_id uuid,
  -- 2026-03
  month text,
  -- Whom a handoff was given to, in the words of whoever made the link.
  label text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  foreign key (client_id, requester_id) references people.requester (client_id, id),
  check ((shows = 'ticket') = (requester_id is not null)),
  check ((shows = 'handoff') = (label is not null)),
  check ((shows = 'month_statement') = (month is not null) and (shows = 'month_statement') = (ticket_id is null))
);
create unique index link_id on portal.link (id);
create index link_ticket on portal.link (client_id, ticket_id) where revoked_at is null;
create index link_month on portal.link (client_id, month) where revoked_at is null and month is not null;
create index link_requester on portal.link (client_id, requester_id);
call platform.wall('portal.link', 'requester_id = (select platform.requester())');

-- Every time that somebody opened a handoff by its link.
create table portal.link_read (
  client_id uuid not null,
  link_id uuid not null,
  at timestamptz not null,
  what text not null check (what in ('page', 'pdf', 'json', 'file')),
  address text not null,
  user_agent text not null,
  foreign key (client_id, link_id) references portal.link (client_id, id)
);
create index link_read_link on portal.link_read (client_id, link_id, at);
call platform.wall('portal.link_read');
