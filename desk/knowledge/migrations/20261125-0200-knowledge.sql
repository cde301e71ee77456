-- What the tier that resolved an escalated ticket said of it: whether Tier 1 could have, and what the desk knew.
create table knowledge.closing_answer (
  client_id uuid not null,
  ticket_id uuid not null,
  tier smallint not null check (tier between 2 and 3),
  tier1_could boolean not null,
  tier1_why text not null,
  knowledge text not null check (knowledge in ('new', 'known_and_used', 'known_but_missed', 'not_article_worthy')),
  article_id uuid,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (client_id, ticket_id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id)
);
call platform.wall('knowledge.closing_answer');

-- What the desk knows; so far drafts that wrote themselves from tickets.
create table knowledge.article (
  client_id uuid not null,
  id uuid not null,
  -- The ticket that it was written from.
  ticket_id uuid not null,
  category_id uuid,
  state text not null check (state in ('draft')),
  title text not null,
  symptom text not null,
  environment text,
  cause text,
  resolution text not null,
  drafted_by text not null,
  drafted_at timestamptz not null,
  edited_by text,
  edited_at timestamptz,
  version int not null,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((edited_at is null) = (edited_by is null))
);
create unique index article_id on knowledge.article (id);
create index article_ticket on knowledge.article (client_id, ticket_id);
create index article_newest on knowledge.article (drafted_at desc, id desc) include (client_id);
call platform.wall('knowledge.article');
