-- Raising a ticket to a higher tier: criterion, packet, verdict, what the clock said.
create table escalation.escalation (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  from_tier smallint not null,
  to_tier smallint not null check (to_tier = from_tier + 1),
  from_team_id uuid not null,
  to_team_id uuid not null,
  criterion text not null,
  -- The criterion as it was said when it was sent, of which version, and why it was met; null where none was given.
  why jsonb,
  -- As they stood when it was sent.
  category_id uuid,
  priority smallint not null check (priority between 1 and 4),
  packet jsonb not null,
  packet_hash text not null,
  score jsonb not null,
  landing jsonb,
  -- Less was left on landing than the receiving tier takes for ones like it; null where that could not be told.
  late_handoff boolean,
  override_reason text,
  -- Escalations of this ticket to this tier that were returned before.
  returns_before int not null,
  raised_by text not null,
  raised_at timestamptz not null,
  verdict text not null check (verdict in ('waiting', 'accepted', 'returned', 'withdrawn')),
  verdict_by text,
  verdict_at timestamptz,
  return_reason text,
  what_would_help text,
  return_example text,
  primary key (client_id, id),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((verdict = 'waiting') = (verdict_at is null))
);
create index escalation_ticket on escalation.escalation (client_id, ticket_id, raised_at);
create index escalation_id on escalation.escalation (id);
-- One round of validation at a time.
create unique index escalation_waiting on escalation.escalation (client_id, ticket_id) where verdict = 'waiting';
-- What teams handed over in a time, for the late-handoff rate.
create index escalation_from_team on escalation.escalation (from_team_id, raised_at);
-- What was sent in the last days, on which new criteria are tried.
create index escalation_raised on escalation.escalation (raised_at, client_id);
-- A tier's waiting list, and who waits: few at any time, so that it is sorted when it is read.
create index escalation_waiting_tier on escalation.escalation (to_tier, client_id) where verdict = 'waiting';
call platform.wall('escalation.escalation');
