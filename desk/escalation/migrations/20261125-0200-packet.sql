-- What a packet must hold, by category; what the receiving tier asked the sender for; what was added after it was sent; what the
-- receiving tier had to ask the requester again.

-- client_id is null for the desk's own templates, category_id for the one of all categories.
create table escalation.packet_template (
  id uuid primary key,
  client_id uuid,
  category_id uuid,
  version int not null,
  required text[] not null,
  whole int not null check (whole between 1 and 7),
  changed_by text not null,
  changed_at timestamptz not null,
  constraint packet_template_of unique nulls not distinct (client_id, category_id)
);
create index packet_template_category on escalation.packet_template (category_id);
call platform.wall('escalation.packet_template', 'false', true);

create table escalation.packet_request (
  client_id uuid not null,
  id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  items text[] not null,
  words text not null,
  -- A time of its own: the ticket's clock runs on meanwhile.
  due_at timestamptz not null,
  asked_of text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'kept', 'late', 'dropped')),
  ended_at timestamptz,
  -- Both sides were told that nobody answered in time.
  overdue_at timestamptz,
  primary key (client_id, id),
  foreign key (client_id, escalation_id) references escalation.escalation (client_id, id),
  check ((state = 'open') = (ended_at is null))
);
create index packet_request_id on escalation.packet_request (id);
create unique index packet_request_open on escalation.packet_request (client_id, escalation_id) where state = 'open';
create index packet_request_due on escalation.packet_request (due_at) where state = 'open' and overdue_at is null;
create index packet_request_escalation on escalation.packet_request (client_id, escalation_id, asked_at);
call platform.wall('escalation.packet_request');

create table escalation.packet_addition (
  client_id uuid not null,
  id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  item text not null,
  words text not null,
  evidence_ids uuid[] not null,
  -- The request that it answers.
  request_id uuid,
  hash text not null,
  added_by text not null,
  added_at timestamptz not null,
  primary key (client_id, id),
  foreign key (client_id, escalation_id) references escalation.escalation (client_id, id)
);
create index packet_addition_escalation on escalation.packet_addition (client_id, escalation_id, added_at);
call platform.wall('escalation.packet_addition');

create table escalation.reask (
  client_id uuid not null,
  -- The message with which the requester was asked.
  message_id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  category_id uuid,
  -- Null of what was no question.
  item text,
  was text not null check (was in ('in_packet', 'missing', 'not_required', 'no_question')),
  judged_by text not null,
  judged_at timestamptz not null,
  primary key (client_id, message_id),
  foreign key (client_id, escalation_id) references escalation.escalation (client_id, id),
  check ((was = 'no_question') = (item is null))
);
create index reask_escalation on escalation.reask (client_id, escalation_id);
create index reask_at on escalation.reask (judged_at);
call platform.wall('escalation.reask');

-- Whoever leads on both sides was called in: the second return.
alter table escalation.escalation add column leads_called jsonb;
-- What was returned, overridden or late in a time, for coaching.
create index escalation_raised_at on escalation.escalation (raised_at);
