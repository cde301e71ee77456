-- Links that show one ticket to its requester. Not made of facts: the facts on the ticket's stream say who shared it and who ended that.
create table portal.link (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  requester_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  foreign key (client_id, requester_id) references people.requester (client_id, id)
);
create unique index link_id on portal.link (id);
create index link_ticket on portal.link (client_id, ticket_id) where revoked_at is null;
create index link_requester on portal.link (client_id, requester_id);
call platform.wall('portal.link', 'requester_id = (select platform.requester())');
