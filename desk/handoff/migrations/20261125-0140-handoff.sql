-- What engineers outside the desk answered to a ticket that was handed to them.
create table handoff.answer (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  by text not null,
  via text not null check (via in ('link', 'jira', 'github', 'webhook')),
  text text not null,
  refutes uuid,
  url text,
  external_id text,
  at timestamptz not null,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index answer_ticket on handoff.answer (client_id, ticket_id, at);
create unique index answer_external_id on handoff.answer (client_id, external_id) where external_id is not null;
call platform.wall('handoff.answer');

-- What was asked of Tier 3 as a ticket was handed over: the newest counts.
create table handoff.asked (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  question text,
  access_lacking jsonb,
  asked_by text not null,
  asked_at timestamptz not null,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
create index asked_ticket on handoff.asked (client_id, ticket_id, asked_at);
call platform.wall('handoff.asked');
