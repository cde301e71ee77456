-- Written from the migrated database by `npm run tables`; for reading, not for running.

create domain clocks.kind as text CHECK ((VALUE = ANY (ARRAY['sla'::text, 'ola'::text, 'underpinning'::text])));

create domain clocks.metric as text CHECK ((VALUE = ANY (ARRAY['response'::text, 'next_update'::text, 'workaround'::text, 'resolution'::text])));

create domain clocks.minutes as integer CHECK ((VALUE > 0));

create domain log.digest as bytea CHECK ((length(VALUE) = 32));

create domain log.kind as text CHECK ((VALUE ~ '^[a-z0-9-]+$'::text));

create domain log.origin as text CHECK ((VALUE = ANY (ARRAY['live'::text, 'imported'::text])));

create domain log.version as integer CHECK ((VALUE > 0));

create domain tickets.asset_kind as text CHECK ((VALUE = ANY (ARRAY['computer'::text, 'voice'::text, 'network'::text, 'circuit'::text, 'software'::text, 'service'::text])));

create domain tickets.grade as smallint CHECK (((VALUE >= 1) AND (VALUE <= 3)));

create domain tickets.kind as text CHECK ((VALUE = ANY (ARRAY['incident'::text, 'service_request'::text])));

create domain tickets.pending_reason as text CHECK ((VALUE = ANY (ARRAY['requester'::text, 'supplier'::text, 'change'::text, 'problem'::text, 'schedule'::text])));

create domain tickets.priority as smallint CHECK (((VALUE >= 1) AND (VALUE <= 4)));

create domain tickets.state as text CHECK ((VALUE = ANY (ARRAY['new'::text, 'in_progress'::text, 'pending'::text, 'resolved'::text, 'closed'::text, 'cancelled'::text])));

create domain tickets.tier as smallint CHECK (((VALUE >= 1) AND (VALUE <= 3)));

create table access.system (
  id uuid not null,
  client_id uuid,
  name text not null,
  owner text not null,
  actions jsonb not null,
  version integer not null,
  retired boolean not null,
  PRIMARY KEY (id),
  CHECK ((version > 0))
);
CREATE UNIQUE INDEX system_name ON access.system USING btree (client_id, lower(name)) NULLS NOT DISTINCT WHERE (NOT retired);
alter table access.system enable row level security;
create policy client_wall on access.system for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on access.system for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table agreements.agreement_version (
  client_id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  kind text not null,
  name text not null,
  scope jsonb not null,
  calendar_id uuid not null,
  terms jsonb not null,
  warnings jsonb not null,
  pauses jsonb not null,
  reopen_working_days integer not null,
  ended boolean not null,
  effective_from timestamp with time zone not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  PRIMARY KEY (client_id, agreement_id, version),
  FOREIGN KEY (client_id) REFERENCES clients.client(client_id),
  CHECK ((kind = ANY (ARRAY['sla'::text, 'ola'::text, 'underpinning'::text]))),
  CHECK ((reopen_working_days >= 0))
);
CREATE INDEX agreement_client ON agreements.agreement_version USING btree (client_id, effective_from DESC);
alter table agreements.agreement_version enable row level security;
create policy client_wall on agreements.agreement_version for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on agreements.agreement_version for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table calendars.calendar_version (
  client_id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  name text not null,
  site_id uuid,
  definition jsonb not null,
  effective_from timestamp with time zone not null,
  published_by text not null,
  published_at timestamp with time zone not null,
  PRIMARY KEY (client_id, calendar_id, version),
  FOREIGN KEY (client_id) REFERENCES clients.client(client_id),
  FOREIGN KEY (client_id, site_id) REFERENCES clients.site(client_id, id)
);
CREATE INDEX calendar_site ON calendars.calendar_version USING btree (client_id, site_id) WHERE (site_id IS NOT NULL);
alter table calendars.calendar_version enable row level security;
create policy client_wall on calendars.calendar_version for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on calendars.calendar_version for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clients.client (
  client_id uuid not null,
  name text not null,
  sort_name text not null,
  words text not null,
  code text not null,
  time_zone text not null,
  color text not null,
  version integer not null,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (client_id),
  UNIQUE (code)
);
CREATE INDEX client_sort_name ON clients.client USING btree (sort_name, client_id);
alter table clients.client enable row level security;
create policy client_wall on clients.client for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clients.client for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table clients.department (
  client_id uuid not null,
  id uuid not null,
  name text not null,
  site_id uuid,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id) REFERENCES clients.client(client_id),
  FOREIGN KEY (client_id, site_id) REFERENCES clients.site(client_id, id)
);
CREATE INDEX department_id ON clients.department USING btree (id);
CREATE INDEX department_site ON clients.department USING btree (client_id, site_id);
CREATE UNIQUE INDEX department_name ON clients.department USING btree (client_id, lower(name));
alter table clients.department enable row level security;
create policy client_wall on clients.department for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clients.department for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table clients.site (
  client_id uuid not null,
  id uuid not null,
  name text not null,
  time_zone text not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id) REFERENCES clients.client(client_id)
);
CREATE INDEX site_id ON clients.site USING btree (id);
CREATE UNIQUE INDEX site_name ON clients.site USING btree (client_id, lower(name));
alter table clients.site enable row level security;
create policy client_wall on clients.site for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clients.site for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table clocks.clock (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  kind clocks.kind not null,
  metric clocks.metric not null,
  agreement_id uuid not null,
  agreement_version integer not null,
  calendar_id uuid not null,
  calendar_version integer not null,
  started_at timestamp with time zone not null,
  target_minutes clocks.minutes not null,
  due_at timestamp with time zone not null,
  warned_percent integer not null,
  warn_percent integer,
  warn_at timestamp with time zone,
  paused_at timestamp with time zone,
  paused_until timestamp with time zone,
  paused_seconds integer not null,
  stopped_at timestamp with time zone,
  met boolean,
  PRIMARY KEY (client_id, id),
  CHECK (((paused_at IS NULL) = (paused_until IS NULL))),
  CHECK (((warn_at IS NULL) = (warn_percent IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id)
);
CREATE INDEX clock_ticket ON clocks.clock USING btree (ticket_id);
CREATE INDEX clock_to_continue ON clocks.clock USING btree (paused_until) WHERE ((stopped_at IS NULL) AND (paused_until IS NOT NULL));
CREATE INDEX clock_to_warn ON clocks.clock USING btree (warn_at) WHERE ((stopped_at IS NULL) AND (paused_at IS NULL) AND (warn_at IS NOT NULL));
CREATE UNIQUE INDEX clock_running ON clocks.clock USING btree (client_id, ticket_id, agreement_id, metric) WHERE (stopped_at IS NULL);
alter table clocks.clock enable row level security;
create policy client_wall on clocks.clock for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.clock for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clocks.median_need (
  client_id uuid not null,
  category_id uuid not null,
  tier smallint not null,
  priority smallint,
  tickets integer not null,
  median_seconds integer not null,
  refreshed_at timestamp with time zone not null,
  UNIQUE NULLS NOT DISTINCT (client_id, category_id, tier, priority),
  CHECK ((median_seconds >= 0)),
  CHECK (((priority >= 1) AND (priority <= 4))),
  CHECK (((tier >= 1) AND (tier <= 3)))
);
alter table clocks.median_need enable row level security;
create policy client_wall on clocks.median_need for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.median_need for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clocks.need_due (
  client_id uuid not null,
  category_id uuid not null,
  due_at timestamp with time zone not null,
  PRIMARY KEY (client_id, category_id)
);
CREATE INDEX need_due_at ON clocks.need_due USING btree (due_at);
alter table clocks.need_due enable row level security;
create policy client_wall on clocks.need_due for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.need_due for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clocks.pause (
  client_id uuid not null,
  clock_id uuid not null,
  paused_at timestamp with time zone not null,
  ticket_id uuid not null,
  paused_by text not null,
  reason text not null,
  question_id uuid not null,
  continued_at timestamp with time zone,
  because text,
  PRIMARY KEY (client_id, clock_id, paused_at),
  FOREIGN KEY (client_id, clock_id) REFERENCES clocks.clock(client_id, id)
);
CREATE INDEX pause_by ON clocks.pause USING btree (paused_by, paused_at DESC, clock_id DESC);
CREATE INDEX pause_client ON clocks.pause USING btree (client_id, paused_at DESC, clock_id DESC);
CREATE INDEX pause_newest ON clocks.pause USING btree (paused_at DESC, clock_id DESC) INCLUDE (client_id);
alter table clocks.pause enable row level security;
create policy client_wall on clocks.pause for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.pause for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clocks.tier_use (
  client_id uuid not null,
  ticket_id uuid not null,
  tier smallint not null,
  category_id uuid,
  priority smallint not null,
  working_seconds integer not null,
  resolved_at timestamp with time zone not null,
  PRIMARY KEY (client_id, ticket_id, tier),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK (((priority >= 1) AND (priority <= 4))),
  CHECK (((tier >= 1) AND (tier <= 3))),
  CHECK ((working_seconds >= 0))
);
CREATE INDEX tier_use_like ON clocks.tier_use USING btree (client_id, category_id, resolved_at);
alter table clocks.tier_use enable row level security;
create policy client_wall on clocks.tier_use for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.tier_use for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table clocks.warning (
  client_id uuid not null,
  clock_id uuid not null,
  percent integer not null,
  ticket_id uuid not null,
  at timestamp with time zone not null,
  late boolean not null,
  acknowledged_at timestamp with time zone,
  acknowledged_by text,
  PRIMARY KEY (client_id, clock_id, percent),
  CHECK (((acknowledged_at IS NULL) = (acknowledged_by IS NULL))),
  FOREIGN KEY (client_id, clock_id) REFERENCES clocks.clock(client_id, id)
);
CREATE INDEX warning_ticket ON clocks.warning USING btree (client_id, ticket_id, at);
alter table clocks.warning enable row level security;
create policy client_wall on clocks.warning for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on clocks.warning for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table criteria.criteria_version (
  list_id uuid not null,
  client_id uuid,
  category_id uuid,
  version integer not null,
  criteria jsonb not null,
  note text,
  published_by text not null,
  published_at timestamp with time zone not null,
  PRIMARY KEY (list_id, version),
  CHECK (((category_id IS NULL) OR (client_id IS NOT NULL))),
  CHECK ((version > 0))
);
CREATE UNIQUE INDEX criteria_layer ON criteria.criteria_version USING btree (client_id, category_id, version) NULLS NOT DISTINCT;
alter table criteria.criteria_version enable row level security;
create policy client_wall on criteria.criteria_version for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on criteria.criteria_version for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table denials.denial (
  client_id uuid,
  id uuid not null,
  account_id uuid not null,
  operation text not null,
  answer text not null,
  things jsonb not null,
  address text not null,
  count integer not null,
  denied_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  PRIMARY KEY (id),
  CHECK ((answer = ANY (ARRAY['not_permitted'::text, 'not_found'::text]))),
  CHECK ((last_at >= denied_at)),
  CHECK ((count > 0))
);
CREATE INDEX denial_account ON denials.denial USING btree (account_id, denied_at DESC, id DESC);
CREATE INDEX denial_denied_at ON denials.denial USING btree (denied_at DESC, id DESC);
alter table denials.denial enable row level security;
create policy client_wall on denials.denial for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on denials.denial for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table escalation.escalation (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  from_tier smallint not null,
  to_tier smallint not null,
  from_team_id uuid not null,
  to_team_id uuid not null,
  criterion text not null,
  why jsonb,
  category_id uuid,
  priority smallint not null,
  packet jsonb not null,
  packet_hash text not null,
  score jsonb not null,
  landing jsonb,
  late_handoff boolean,
  override_reason text,
  returns_before integer not null,
  raised_by text not null,
  raised_at timestamp with time zone not null,
  verdict text not null,
  verdict_by text,
  verdict_at timestamp with time zone,
  return_reason text,
  what_would_help text,
  return_example text,
  leads_called jsonb,
  PRIMARY KEY (client_id, id),
  CHECK ((to_tier = (from_tier + 1))),
  CHECK (((verdict = 'waiting'::text) = (verdict_at IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK (((priority >= 1) AND (priority <= 4))),
  CHECK ((verdict = ANY (ARRAY['waiting'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text])))
);
CREATE INDEX escalation_from_team ON escalation.escalation USING btree (from_team_id, raised_at);
CREATE INDEX escalation_id ON escalation.escalation USING btree (id);
CREATE INDEX escalation_raised ON escalation.escalation USING btree (raised_at, client_id);
CREATE INDEX escalation_raised_at ON escalation.escalation USING btree (raised_at);
CREATE INDEX escalation_ticket ON escalation.escalation USING btree (client_id, ticket_id, raised_at);
CREATE INDEX escalation_waiting_tier ON escalation.escalation USING btree (to_tier, client_id) WHERE (verdict = 'waiting'::text);
CREATE UNIQUE INDEX escalation_waiting ON escalation.escalation USING btree (client_id, ticket_id) WHERE (verdict = 'waiting'::text);
alter table escalation.escalation enable row level security;
create policy client_wall on escalation.escalation for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on escalation.escalation for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table escalation.packet_addition (
  client_id uuid not null,
  id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  item text not null,
  words text not null,
  evidence_ids uuid[] not null,
  request_id uuid,
  hash text not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, escalation_id) REFERENCES escalation.escalation(client_id, id)
);
CREATE INDEX packet_addition_escalation ON escalation.packet_addition USING btree (client_id, escalation_id, added_at);
alter table escalation.packet_addition enable row level security;
create policy client_wall on escalation.packet_addition for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on escalation.packet_addition for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table escalation.packet_request (
  client_id uuid not null,
  id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  items text[] not null,
  words text not null,
  due_at timestamp with time zone not null,
  asked_of text not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  state text not null,
  ended_at timestamp with time zone,
  overdue_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  FOREIGN KEY (client_id, escalation_id) REFERENCES escalation.escalation(client_id, id),
  CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'late'::text, 'dropped'::text])))
);
CREATE INDEX packet_request_due ON escalation.packet_request USING btree (due_at) WHERE ((state = 'open'::text) AND (overdue_at IS NULL));
CREATE INDEX packet_request_escalation ON escalation.packet_request USING btree (client_id, escalation_id, asked_at);
CREATE INDEX packet_request_id ON escalation.packet_request USING btree (id);
CREATE UNIQUE INDEX packet_request_open ON escalation.packet_request USING btree (client_id, escalation_id) WHERE (state = 'open'::text);
alter table escalation.packet_request enable row level security;
create policy client_wall on escalation.packet_request for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on escalation.packet_request for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table escalation.packet_template (
  id uuid not null,
  client_id uuid,
  category_id uuid,
  version integer not null,
  required text[] not null,
  whole integer not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (id),
  UNIQUE NULLS NOT DISTINCT (client_id, category_id),
  CHECK (((whole >= 1) AND (whole <= 7)))
);
CREATE INDEX packet_template_category ON escalation.packet_template USING btree (category_id);
alter table escalation.packet_template enable row level security;
create policy client_wall on escalation.packet_template for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on escalation.packet_template for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table escalation.reask (
  client_id uuid not null,
  message_id uuid not null,
  escalation_id uuid not null,
  ticket_id uuid not null,
  category_id uuid,
  item text,
  was text not null,
  judged_by text not null,
  judged_at timestamp with time zone not null,
  PRIMARY KEY (client_id, message_id),
  CHECK (((was = 'no_question'::text) = (item IS NULL))),
  FOREIGN KEY (client_id, escalation_id) REFERENCES escalation.escalation(client_id, id),
  CHECK ((was = ANY (ARRAY['in_packet'::text, 'missing'::text, 'not_required'::text, 'no_question'::text])))
);
CREATE INDEX reask_at ON escalation.reask USING btree (judged_at);
CREATE INDEX reask_escalation ON escalation.reask USING btree (client_id, escalation_id);
alter table escalation.reask enable row level security;
create policy client_wall on escalation.reask for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on escalation.reask for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table files.blob (
  client_id uuid not null,
  id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  UNIQUE (client_id, sha256),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((size_bytes >= 0))
);
alter table files.blob enable row level security;
create policy client_wall on files.blob for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on files.blob for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table files.chunk (
  client_id uuid not null,
  blob_id uuid not null,
  number integer not null,
  bytes bytea not null,
  PRIMARY KEY (client_id, blob_id, number),
  CHECK (((length(bytes) >= 1) AND (length(bytes) <= 262144))),
  FOREIGN KEY (client_id, blob_id) REFERENCES files.blob(client_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((number >= 0))
);
alter table files.chunk enable row level security;
create policy client_wall on files.chunk for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on files.chunk for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table handoff.answer (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  by text not null,
  via text not null,
  text text not null,
  refutes uuid,
  url text,
  external_id text,
  at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((via = ANY (ARRAY['link'::text, 'jira'::text, 'github'::text, 'webhook'::text])))
);
CREATE INDEX answer_ticket ON handoff.answer USING btree (client_id, ticket_id, at);
CREATE UNIQUE INDEX answer_external_id ON handoff.answer USING btree (client_id, external_id) WHERE (external_id IS NOT NULL);
alter table handoff.answer enable row level security;
create policy client_wall on handoff.answer for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on handoff.answer for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table handoff.asked (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  question text,
  access_lacking jsonb,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id)
);
CREATE INDEX asked_ticket ON handoff.asked USING btree (client_id, ticket_id, asked_at);
alter table handoff.asked enable row level security;
create policy client_wall on handoff.asked for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on handoff.asked for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table held_acts.held_act (
  client_id uuid,
  id uuid not null,
  account_id uuid not null,
  operation text not null,
  input text not null,
  label text not null,
  subject_id uuid,
  held_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null,
  tries smallint default 0 not null,
  settled_at timestamp with time zone,
  reply jsonb,
  refusal jsonb,
  PRIMARY KEY (id),
  CHECK (((state = 'waiting'::text) = (settled_at IS NULL))),
  CHECK (((state = 'failed'::text) = (refusal IS NOT NULL))),
  CHECK ((length(label) <= 300)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'failed'::text])))
);
CREATE INDEX held_act_account ON held_acts.held_act USING btree (account_id, held_at);
CREATE INDEX held_act_due ON held_acts.held_act USING btree (due_at) WHERE (state = 'waiting'::text);
CREATE INDEX held_act_settled ON held_acts.held_act USING btree (settled_at) WHERE (settled_at IS NOT NULL);
alter table held_acts.held_act enable row level security;
create policy client_wall on held_acts.held_act for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on held_acts.held_act for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table http.idempotency (
  actor text not null,
  key text not null,
  request_digest bytea,
  reply text,
  keep_until timestamp with time zone not null,
  PRIMARY KEY (actor, key),
  CHECK (((length(key) >= 1) AND (length(key) <= 255))),
  CHECK ((length(request_digest) = 32))
);
CREATE INDEX idempotency_keep_until ON http.idempotency USING btree (keep_until);

create table hypotheses.hypothesis (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  number integer not null,
  statement text not null,
  confidence text not null,
  state text not null,
  test text,
  because text,
  evidence_ids uuid[] not null,
  raised_by text not null,
  raised_at timestamp with time zone not null,
  concluded_by text,
  concluded_at timestamp with time zone,
  reopened_because text,
  reopened_by text,
  reopened_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((state = ANY (ARRAY['ruled_out'::text, 'confirmed'::text])) = (concluded_at IS NOT NULL))),
  CHECK (((concluded_at IS NULL) OR ((test IS NOT NULL) AND (because IS NOT NULL)))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  UNIQUE (client_id, ticket_id, number),
  CHECK ((confidence = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'testing'::text, 'ruled_out'::text, 'confirmed'::text])))
);
CREATE INDEX hypothesis_id ON hypotheses.hypothesis USING btree (id);
alter table hypotheses.hypothesis enable row level security;
create policy client_wall on hypotheses.hypothesis for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on hypotheses.hypothesis for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table identity.account (
  client_id uuid,
  id uuid not null,
  kind text not null,
  name text not null,
  email text,
  department_id uuid,
  origin text not null,
  opened_at timestamp with time zone not null,
  password_set_at timestamp with time zone,
  disabled_at timestamp with time zone,
  CHECK (((kind = 'requester'::text) = (client_id IS NOT NULL))),
  CHECK (((department_id IS NULL) OR (client_id IS NOT NULL))),
  UNIQUE NULLS NOT DISTINCT (client_id, id),
  CHECK ((kind = ANY (ARRAY['agent'::text, 'requester'::text, 'integration'::text]))),
  CHECK ((origin = ANY (ARRAY['live'::text, 'imported'::text])))
);
CREATE UNIQUE INDEX account_email ON identity.account USING btree (lower(email)) WHERE ((email IS NOT NULL) AND (disabled_at IS NULL));
CREATE UNIQUE INDEX account_id ON identity.account USING btree (id);
alter table identity.account enable row level security;
create policy client_wall on identity.account for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on identity.account for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR (id = ( SELECT platform.requester() AS requester)));

create table identity.api_token (
  id uuid not null,
  account_id uuid not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  issued_by text not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((cardinality(scopes) > 0)),
  CHECK ((length(secret_hash) = 32)),
  UNIQUE (secret_hash)
);
CREATE INDEX api_token_account ON identity.api_token USING btree (account_id);
alter table identity.api_token enable row level security;

create table identity.attempt (
  id uuid not null,
  purpose text not null,
  email_key bytea not null,
  address text not null,
  attempted_at timestamp with time zone not null,
  told boolean default false not null,
  PRIMARY KEY (id),
  CHECK ((purpose = ANY (ARRAY['sign_in'::text, 'reset'::text])))
);
CREATE INDEX attempt_address ON identity.attempt USING btree (purpose, address, attempted_at);
CREATE INDEX attempt_attempted_at ON identity.attempt USING btree (attempted_at);
CREATE INDEX attempt_email ON identity.attempt USING btree (purpose, email_key, attempted_at);
alter table identity.attempt enable row level security;

create table identity.credential (
  account_id uuid not null,
  password_hash text not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (account_id),
  CHECK ((password_hash ~~ '$argon2id$v=19$%'::text))
);
alter table identity.credential enable row level security;

create table identity.known_address (
  email_key bytea not null,
  address text not null,
  signed_in_at timestamp with time zone not null,
  PRIMARY KEY (email_key, address)
);
CREATE INDEX known_address_signed_in_at ON identity.known_address USING btree (signed_in_at);
alter table identity.known_address enable row level security;

create table identity.link (
  id uuid not null,
  account_id uuid,
  purpose text not null,
  secret_hash bytea not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK (((purpose = 'setup'::text) = (account_id IS NULL))),
  CHECK ((purpose = ANY (ARRAY['setup'::text, 'invitation'::text, 'reset'::text]))),
  CHECK ((length(secret_hash) = 32)),
  UNIQUE (secret_hash)
);
CREATE INDEX link_account ON identity.link USING btree (account_id);
CREATE INDEX link_expires ON identity.link USING btree (expires_at);
alter table identity.link enable row level security;

create table identity.role_grant (
  client_id uuid,
  account_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null,
  UNIQUE NULLS NOT DISTINCT (client_id, account_id, role)
);
CREATE INDEX role_grant_account ON identity.role_grant USING btree (account_id);
alter table identity.role_grant enable row level security;
create policy client_wall on identity.role_grant for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on identity.role_grant for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR (account_id = ( SELECT platform.requester() AS requester)));

create table identity.session (
  id uuid not null,
  account_id uuid not null,
  secret_hash bytea not null,
  opened_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text not null,
  user_agent text not null,
  PRIMARY KEY (id),
  CHECK ((length(secret_hash) = 32)),
  UNIQUE (secret_hash)
);
CREATE INDEX session_account ON identity.session USING btree (account_id);
CREATE INDEX session_expires ON identity.session USING btree (expires_at);
alter table identity.session enable row level security;

create table importers.staged_row (
  client_id uuid not null,
  import_id uuid not null,
  line integer not null,
  ticket text not null,
  "position" double precision not null,
  cells jsonb not null,
  reason text,
  PRIMARY KEY (client_id, import_id, line, ticket)
);
CREATE INDEX staged_row_order ON importers.staged_row USING btree (client_id, import_id, ticket, "position", line);
alter table importers.staged_row enable row level security;
create policy client_wall on importers.staged_row for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on importers.staged_row for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table knowledge.article (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  category_id uuid,
  state text not null,
  title text not null,
  symptom text not null,
  environment text,
  cause text,
  resolution text not null,
  drafted_by text not null,
  drafted_at timestamp with time zone not null,
  edited_by text,
  edited_at timestamp with time zone,
  version integer not null,
  PRIMARY KEY (client_id, id),
  CHECK (((edited_at IS NULL) = (edited_by IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((state = 'draft'::text))
);
CREATE INDEX article_newest ON knowledge.article USING btree (drafted_at DESC, id DESC) INCLUDE (client_id);
CREATE INDEX article_ticket ON knowledge.article USING btree (client_id, ticket_id);
CREATE UNIQUE INDEX article_id ON knowledge.article USING btree (id);
alter table knowledge.article enable row level security;
create policy client_wall on knowledge.article for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on knowledge.article for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table knowledge.closing_answer (
  client_id uuid not null,
  ticket_id uuid not null,
  tier smallint not null,
  tier1_could boolean not null,
  tier1_why text not null,
  knowledge text not null,
  article_id uuid,
  answered_by text not null,
  answered_at timestamp with time zone not null,
  PRIMARY KEY (client_id, ticket_id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((knowledge = ANY (ARRAY['new'::text, 'known_and_used'::text, 'known_but_missed'::text, 'not_article_worthy'::text]))),
  CHECK (((tier >= 2) AND (tier <= 3)))
);
alter table knowledge.closing_answer enable row level security;
create policy client_wall on knowledge.closing_answer for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on knowledge.closing_answer for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table log.checkpoint (
  listener text not null,
  epoch integer not null,
  xact xid8 not null,
  "position" bigint not null,
  failures integer default 0 not null,
  last_error text,
  parked_at timestamp with time zone,
  moved_at timestamp with time zone not null,
  PRIMARY KEY (listener)
);

create table log.epoch (
  number integer not null,
  begun_at timestamp with time zone not null,
  reason text not null,
  PRIMARY KEY (number)
);

create table log.fact (
  client_id uuid,
  stream uuid not null,
  version log.version not null,
  name log.kind not null,
  schema_version smallint not null,
  payload jsonb not null,
  payload_digest log.digest not null,
  actor text not null,
  request_id uuid not null,
  origin log.origin not null,
  source text,
  external_id text,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  previous_hash bytea not null,
  hash log.digest not null,
  epoch integer not null,
  xact xid8 default pg_current_xact_id() not null,
  "position" bigint generated always as identity not null,
  UNIQUE NULLS NOT DISTINCT (stream, version, client_id)
);
CREATE INDEX fact_client_name ON log.fact USING btree (client_id, name, occurred_at);
CREATE INDEX fact_order ON log.fact USING btree (epoch, xact, "position");
CREATE UNIQUE INDEX fact_external_id ON log.fact USING btree (client_id, source, external_id) NULLS NOT DISTINCT WHERE (external_id IS NOT NULL);
alter table log.fact enable row level security;
create policy client_wall on log.fact for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on log.fact for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table log.head (
  client_id uuid,
  stream uuid not null,
  version integer not null,
  hash bytea not null,
  epoch integer default 1 not null,
  xact xid8 default '0'::xid8 not null,
  UNIQUE NULLS NOT DISTINCT (stream, client_id)
);
alter table log.head enable row level security;
create policy client_wall on log.head for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on log.head for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table log.installation (
  only_row boolean default true not null,
  signature text not null,
  PRIMARY KEY (only_row),
  CHECK (only_row)
);

create table log.seal (
  number bigint not null,
  first_epoch integer not null,
  first_xact xid8 not null,
  first_position bigint not null,
  last_epoch integer not null,
  last_xact xid8 not null,
  last_position bigint not null,
  facts integer not null,
  block_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  key_id text not null,
  signature bytea not null,
  sealed_at timestamp with time zone not null,
  PRIMARY KEY (number)
);

create table log.settings (
  only_row boolean default true not null,
  version bigint not null,
  PRIMARY KEY (only_row),
  CHECK (only_row)
);

create table mail.server (
  single boolean default true not null,
  configured boolean not null,
  base_url text not null,
  noted_at timestamp with time zone not null,
  PRIMARY KEY (single),
  CHECK ((base_url ~ '^https?://[^/]+$'::text)),
  CHECK (single)
);

create table notices.notice (
  client_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  kind text not null,
  event text not null,
  ticket_id uuid not null,
  subject_id uuid not null,
  percent integer not null,
  about jsonb not null,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  mail text not null,
  mail_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((mail = 'waiting'::text) = (mail_at IS NOT NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((kind = ANY (ARRAY['clock_warning'::text, 'clock_breach'::text, 'promise_soon'::text, 'promise_overdue'::text, 'escalation'::text]))),
  CHECK ((mail = ANY (ARRAY['none'::text, 'waiting'::text, 'queued'::text, 'dropped'::text]))),
  UNIQUE (client_id, recipient_id, event)
);
CREATE INDEX notice_at ON notices.notice USING btree (at);
CREATE INDEX notice_mail ON notices.notice USING btree (mail_at) WHERE (mail = 'waiting'::text);
CREATE INDEX notice_recipient ON notices.notice USING btree (recipient_id, at DESC, id DESC);
CREATE INDEX notice_subject ON notices.notice USING btree (client_id, subject_id, percent);
CREATE INDEX notice_ticket ON notices.notice USING btree (client_id, ticket_id);
CREATE INDEX notice_unread ON notices.notice USING btree (recipient_id, at DESC, id DESC) WHERE (read_at IS NULL);
alter table notices.notice enable row level security;
create policy client_wall on notices.notice for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on notices.notice for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table notices.setting (
  agent_id uuid not null,
  mail jsonb not null,
  quiet_from text,
  quiet_to text,
  urgent_anyway boolean not null,
  version integer not null,
  PRIMARY KEY (agent_id),
  CHECK ((((quiet_from IS NULL) = (quiet_to IS NULL)) AND ((quiet_from IS NULL) OR (quiet_from <> quiet_to)))),
  CHECK ((quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'::text))
);

create table people.agent (
  id uuid not null,
  client_id uuid,
  name text not null,
  sort_name text not null,
  words text not null,
  email text,
  tier smallint not null,
  time_zone text not null,
  external_name text,
  version integer not null,
  PRIMARY KEY (id),
  CHECK (((tier >= 1) AND (tier <= 3)))
);
CREATE INDEX agent_sort_name ON people.agent USING btree (sort_name, id);
CREATE UNIQUE INDEX agent_external_name ON people.agent USING btree (client_id, external_name) WHERE (external_name IS NOT NULL);
alter table people.agent enable row level security;
create policy client_wall on people.agent for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on people.agent for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table people.agent_skill (
  agent_id uuid not null,
  skill text not null,
  level smallint not null,
  PRIMARY KEY (agent_id, skill),
  FOREIGN KEY (agent_id) REFERENCES people.agent(id),
  CHECK (((level >= 1) AND (level <= 5)))
);

create table people.requester (
  client_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text not null,
  email text,
  phone text,
  department_id uuid,
  site_id uuid,
  time_zone text not null,
  vip boolean not null,
  external_name text,
  version integer not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, department_id) REFERENCES clients.department(client_id, id),
  FOREIGN KEY (client_id) REFERENCES clients.client(client_id),
  FOREIGN KEY (client_id, site_id) REFERENCES clients.site(client_id, id)
);
CREATE INDEX requester_client_sort_name ON people.requester USING btree (client_id, sort_name, id);
CREATE INDEX requester_department ON people.requester USING btree (client_id, department_id);
CREATE INDEX requester_id ON people.requester USING btree (id);
CREATE INDEX requester_site ON people.requester USING btree (client_id, site_id);
CREATE INDEX requester_sort_name ON people.requester USING btree (sort_name, id);
CREATE UNIQUE INDEX requester_email ON people.requester USING btree (client_id, lower(email)) WHERE (email IS NOT NULL);
CREATE UNIQUE INDEX requester_external_name ON people.requester USING btree (client_id, external_name) WHERE (external_name IS NOT NULL);
alter table people.requester enable row level security;
create policy client_wall on people.requester for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on people.requester for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR ((id = ( SELECT platform.requester() AS requester)) OR (department_id = ( SELECT platform.department() AS department))));

create table people.requester_word (
  client_id uuid not null,
  requester_id uuid not null,
  word text not null,
  sort_name text not null,
  PRIMARY KEY (client_id, requester_id, word),
  FOREIGN KEY (client_id, requester_id) REFERENCES people.requester(client_id, id)
);
CREATE INDEX requester_word_client_order ON people.requester_word USING btree (client_id, word, sort_name, requester_id);
CREATE INDEX requester_word_order ON people.requester_word USING btree (word, sort_name, requester_id);
alter table people.requester_word enable row level security;
create policy client_wall on people.requester_word for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on people.requester_word for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table people.team (
  id uuid not null,
  client_id uuid,
  name text not null,
  sort_name text not null,
  tier smallint not null,
  specialism text,
  intake boolean not null,
  external_name text,
  PRIMARY KEY (id),
  CHECK (((tier >= 1) AND (tier <= 3)))
);
CREATE INDEX team_order ON people.team USING btree (tier, sort_name, id);
CREATE UNIQUE INDEX team_external_name ON people.team USING btree (client_id, external_name) WHERE (external_name IS NOT NULL);
CREATE UNIQUE INDEX team_name ON people.team USING btree (client_id, lower(name)) NULLS NOT DISTINCT;
alter table people.team enable row level security;
create policy client_wall on people.team for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on people.team for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table people.team_member (
  team_id uuid not null,
  agent_id uuid not null,
  PRIMARY KEY (team_id, agent_id),
  FOREIGN KEY (agent_id) REFERENCES people.agent(id),
  FOREIGN KEY (team_id) REFERENCES people.team(id)
);
CREATE INDEX team_member_agent ON people.team_member USING btree (agent_id);

create table platform.migration (
  module text not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table portal.link (
  client_id uuid not null,
  id uuid not null,
  shows text default 'ticket'::text not null,
  ticket_id uuid,
  requester_id uuid,
  month text,
  label text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((shows = 'ticket'::text) = (requester_id IS NOT NULL))),
  CHECK (((shows = 'handoff'::text) = (label IS NOT NULL))),
  CHECK ((((shows = 'month_statement'::text) = (month IS NOT NULL)) AND ((shows = 'month_statement'::text) = (ticket_id IS NULL)))),
  FOREIGN KEY (client_id, requester_id) REFERENCES people.requester(client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((shows = ANY (ARRAY['ticket'::text, 'clock_statement'::text, 'month_statement'::text, 'handoff'::text])))
);
CREATE INDEX link_month ON portal.link USING btree (client_id, month) WHERE ((revoked_at IS NULL) AND (month IS NOT NULL));
CREATE INDEX link_requester ON portal.link USING btree (client_id, requester_id);
CREATE INDEX link_ticket ON portal.link USING btree (client_id, ticket_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX link_id ON portal.link USING btree (id);
alter table portal.link enable row level security;
create policy client_wall on portal.link for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on portal.link for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR (requester_id = ( SELECT platform.requester() AS requester)));

create table portal.link_read (
  client_id uuid not null,
  link_id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  address text not null,
  user_agent text not null,
  FOREIGN KEY (client_id, link_id) REFERENCES portal.link(client_id, id),
  CHECK ((what = ANY (ARRAY['page'::text, 'pdf'::text, 'json'::text, 'file'::text])))
);
CREATE INDEX link_read_link ON portal.link_read USING btree (client_id, link_id, at);
alter table portal.link_read enable row level security;
create policy client_wall on portal.link_read for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on portal.link_read for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table promises.nag (
  client_id uuid not null,
  promise_id uuid not null,
  stage text not null,
  ticket_id uuid not null,
  at timestamp with time zone not null,
  PRIMARY KEY (client_id, promise_id, stage),
  FOREIGN KEY (client_id, promise_id) REFERENCES promises.promise(client_id, id),
  CHECK ((stage = ANY (ARRAY['soon'::text, 'overdue'::text])))
);
alter table promises.nag enable row level security;
create policy client_wall on promises.nag for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on promises.nag for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table promises.promise (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  what text not null,
  due_at timestamp with time zone not null,
  made_by text not null,
  made_at timestamp with time zone not null,
  occasion text not null,
  owed_by uuid,
  tier smallint not null,
  team_id uuid not null,
  state text not null,
  ended_at timestamp with time zone,
  ended_why text,
  nag_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  CHECK (((state = 'open'::text) OR (nag_at IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((occasion = ANY (ARRAY['own'::text, 'escalation'::text, 'reply'::text, 'check_in'::text, 'merge'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'late'::text, 'broken'::text]))),
  CHECK (((tier >= 1) AND (tier <= 3)))
);
CREATE INDEX promise_ended ON promises.promise USING btree (ended_at, client_id) WHERE (state <> 'open'::text);
CREATE INDEX promise_ticket ON promises.promise USING btree (client_id, ticket_id, made_at);
CREATE INDEX promise_to_nag ON promises.promise USING btree (nag_at) WHERE (nag_at IS NOT NULL);
CREATE UNIQUE INDEX promise_open ON promises.promise USING btree (client_id, ticket_id) WHERE (state = 'open'::text);
alter table promises.promise enable row level security;
create policy client_wall on promises.promise for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on promises.promise for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR (EXISTS ( SELECT
   FROM tickets.ticket t
  WHERE ((t.client_id = promise.client_id) AND (t.id = promise.ticket_id)))));

create table promises.template (
  id uuid not null,
  client_id uuid,
  kind text not null,
  name text not null,
  words text not null,
  version integer not null,
  written_by text not null,
  written_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['promise'::text, 'check_in'::text, 'reply'::text]))),
  CHECK ((version > 0))
);
CREATE UNIQUE INDEX template_check_in ON promises.template USING btree (client_id) NULLS NOT DISTINCT WHERE ((kind = 'check_in'::text) AND (retired_at IS NULL));
CREATE UNIQUE INDEX template_name ON promises.template USING btree (client_id, kind, lower(name)) NULLS NOT DISTINCT WHERE (retired_at IS NULL);
alter table promises.template enable row level security;
create policy client_wall on promises.template for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on promises.template for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table secrets.secret (
  client_id uuid not null,
  stream uuid not null,
  code text not null,
  kind text not null,
  sealed text not null,
  entered_by text not null,
  entered_at timestamp with time zone not null,
  PRIMARY KEY (client_id, stream, code),
  CHECK ((code ~ '^[0-9a-f]{8}$'::text))
);
alter table secrets.secret enable row level security;
create policy client_wall on secrets.secret for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on secrets.secret for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table standard_steps.list_version (
  list_id uuid not null,
  client_id uuid,
  category_id uuid not null,
  version integer not null,
  steps jsonb not null,
  note text,
  published_by text not null,
  published_at timestamp with time zone not null,
  PRIMARY KEY (list_id, version),
  CHECK ((version > 0))
);
CREATE UNIQUE INDEX steps_of ON standard_steps.list_version USING btree (category_id, client_id, version) NULLS NOT DISTINCT;
alter table standard_steps.list_version enable row level security;
create policy client_wall on standard_steps.list_version for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on standard_steps.list_version for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table tickets.category (
  id uuid not null,
  client_id uuid,
  parent_id uuid,
  name text not null,
  default_team_id uuid,
  external_name text,
  version integer not null,
  PRIMARY KEY (id),
  FOREIGN KEY (parent_id) REFERENCES tickets.category(id)
);
CREATE INDEX category_parent ON tickets.category USING btree (parent_id);
CREATE UNIQUE INDEX category_external_name ON tickets.category USING btree (client_id, external_name) WHERE (external_name IS NOT NULL);
CREATE UNIQUE INDEX category_name ON tickets.category USING btree (client_id, parent_id, lower(name)) NULLS NOT DISTINCT;
alter table tickets.category enable row level security;
create policy client_wall on tickets.category for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on tickets.category for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR true);

create table tickets.evidence (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  public boolean not null,
  attached_by text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id)
);
CREATE INDEX evidence_id ON tickets.evidence USING btree (id);
CREATE INDEX evidence_ticket ON tickets.evidence USING btree (client_id, ticket_id, at);
alter table tickets.evidence enable row level security;
create policy client_wall on tickets.evidence for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on tickets.evidence for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR (public AND (EXISTS ( SELECT
   FROM tickets.ticket t
  WHERE ((t.client_id = evidence.client_id) AND (t.id = evidence.ticket_id))))));

create table tickets.link (
  client_id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  to_ticket_id uuid not null,
  at timestamp with time zone not null,
  by text not null,
  message_ids uuid[] not null,
  evidence_ids uuid[] not null,
  PRIMARY KEY (client_id, ticket_id, kind),
  CHECK ((ticket_id <> to_ticket_id)),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  FOREIGN KEY (client_id, to_ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((kind = ANY (ARRAY['merged_into'::text, 'split_from'::text, 'follows'::text])))
);
CREATE INDEX link_to ON tickets.link USING btree (client_id, to_ticket_id);
alter table tickets.link enable row level security;
create policy client_wall on tickets.link for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on tickets.link for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table tickets.message (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  body text not null,
  author text not null,
  automatic boolean not null,
  at timestamp with time zone not null,
  passed_from uuid,
  PRIMARY KEY (client_id, id),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text])))
);
CREATE INDEX message_ticket ON tickets.message USING btree (client_id, ticket_id, at);
alter table tickets.message enable row level security;
create policy client_wall on tickets.message for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on tickets.message for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR ((kind = 'reply'::text) AND (EXISTS ( SELECT
   FROM tickets.ticket t
  WHERE ((t.client_id = message.client_id) AND (t.id = message.ticket_id))))));

create table tickets.step (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  action text not null,
  expected text,
  outcome text not null,
  result text,
  standard_step_id uuid,
  standard_version integer,
  tried_by text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (client_id, id),
  CHECK (((standard_step_id IS NULL) = (standard_version IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  CHECK ((outcome = ANY (ARRAY['worked'::text, 'did_not_work'::text, 'not_applicable'::text, 'skipped'::text])))
);
CREATE INDEX step_ticket ON tickets.step USING btree (client_id, ticket_id, at);
alter table tickets.step enable row level security;
create policy client_wall on tickets.step for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on tickets.step for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table tickets.ticket (
  client_id uuid not null,
  id uuid not null,
  number bigint not null,
  reference text not null,
  kind tickets.kind not null,
  title text not null,
  description text,
  requester_id uuid not null,
  department_id uuid,
  site_id uuid,
  category_id uuid,
  asset_kind tickets.asset_kind,
  vip boolean not null,
  impact tickets.grade not null,
  urgency tickets.grade not null,
  priority tickets.priority not null,
  priority_override_reason text,
  channel text not null,
  state tickets.state not null,
  pending_reason tickets.pending_reason,
  tier tickets.tier not null,
  team_id uuid not null,
  assignee_id uuid,
  hops integer not null,
  opened_at timestamp with time zone not null,
  opened_by text not null,
  started_at timestamp with time zone not null,
  merged_into uuid,
  resolved_at timestamp with time zone,
  closed_at timestamp with time zone,
  workaround text,
  resolution text,
  cause text,
  external_reference text,
  version integer not null,
  PRIMARY KEY (client_id, id),
  CHECK ((((state)::text = 'pending'::text) = (pending_reason IS NOT NULL))),
  CHECK (((merged_into IS NULL) OR (((state)::text = 'cancelled'::text) AND (merged_into <> id)))),
  CHECK ((started_at <= opened_at)),
  FOREIGN KEY (client_id, merged_into) REFERENCES tickets.ticket(client_id, id),
  FOREIGN KEY (client_id, requester_id) REFERENCES people.requester(client_id, id),
  UNIQUE (number)
);
CREATE INDEX ticket_category ON tickets.ticket USING btree (category_id) WHERE (category_id IS NOT NULL);
CREATE INDEX ticket_department ON tickets.ticket USING btree (client_id, department_id) WHERE (department_id IS NOT NULL);
CREATE INDEX ticket_merged_into ON tickets.ticket USING btree (merged_into, client_id) WHERE (merged_into IS NOT NULL);
CREATE INDEX ticket_requester ON tickets.ticket USING btree (client_id, requester_id, opened_at);
CREATE INDEX ticket_to_close ON tickets.ticket USING btree (resolved_at) WHERE ((state)::text = 'resolved'::text);
CREATE UNIQUE INDEX ticket_external_reference ON tickets.ticket USING btree (client_id, external_reference) WHERE (external_reference IS NOT NULL);
CREATE UNIQUE INDEX ticket_id ON tickets.ticket USING btree (id);
alter table tickets.ticket enable row level security;
create policy client_wall on tickets.ticket for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on tickets.ticket for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR ((requester_id = ( SELECT platform.requester() AS requester)) OR (department_id = ( SELECT platform.department() AS department))));

create table trackers.connection (
  client_id uuid,
  id uuid not null,
  name text not null,
  kind text not null,
  settings jsonb not null,
  added_by text not null,
  added_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  tested_at timestamp with time zone,
  test_problem text,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['jira'::text, 'github'::text, 'email'::text, 'webhook'::text])))
);
CREATE INDEX connection_client ON trackers.connection USING btree (client_id) WHERE (retired_at IS NULL);
alter table trackers.connection enable row level security;
create policy client_wall on trackers.connection for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on trackers.connection for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table trackers.delivery (
  client_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  connection_id uuid not null,
  link_id uuid not null,
  state text not null,
  tries integer not null,
  problem text,
  external_key text,
  url text,
  queued_by text not null,
  queued_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (client_id, id),
  CHECK (((state = 'queued'::text) = (ended_at IS NULL))),
  FOREIGN KEY (client_id, ticket_id) REFERENCES tickets.ticket(client_id, id),
  FOREIGN KEY (connection_id) REFERENCES trackers.connection(id),
  CHECK ((state = ANY (ARRAY['queued'::text, 'delivered'::text, 'failed'::text])))
);
CREATE INDEX delivery_connection ON trackers.delivery USING btree (connection_id, external_key);
CREATE INDEX delivery_id ON trackers.delivery USING btree (id);
CREATE INDEX delivery_ticket ON trackers.delivery USING btree (client_id, ticket_id);
CREATE UNIQUE INDEX delivery_once ON trackers.delivery USING btree (client_id, ticket_id, connection_id) WHERE (state <> 'failed'::text);
alter table trackers.delivery enable row level security;
create policy client_wall on trackers.delivery for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on trackers.delivery for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table trackers.secret (
  client_id uuid,
  connection_id uuid not null,
  sealed text not null,
  PRIMARY KEY (connection_id),
  FOREIGN KEY (connection_id) REFERENCES trackers.connection(id)
);
alter table trackers.secret enable row level security;
create policy client_wall on trackers.secret for all to public using ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])))) with check ((client_id IS NULL) OR ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))));
create policy requester_wall on trackers.secret for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table workbench.queue_item (
  client_id uuid not null,
  ticket_id uuid not null,
  reference text not null,
  kind text not null,
  title text not null,
  requester_id uuid not null,
  requester_name text not null,
  priority smallint not null,
  state text not null,
  pending_reason text,
  open boolean not null,
  tier smallint not null,
  team_id uuid not null,
  assignee_id uuid,
  hops integer not null,
  returns integer not null,
  returned boolean not null,
  waiting_escalation_id uuid,
  waiting_tier smallint,
  waiting_since timestamp with time zone,
  waiting_packet_complete smallint,
  opened_at timestamp with time zone not null,
  stays jsonb not null,
  calendar_id uuid,
  calendar_version integer,
  target_minutes integer,
  clock_paused boolean not null,
  due_at timestamp with time zone,
  promise_id uuid,
  promise_due_at timestamp with time zone,
  act_by timestamp with time zone generated always as (COALESCE(LEAST(due_at, promise_due_at), '9999-12-31 23:59:59+00'::timestamp with time zone)) stored not null,
  PRIMARY KEY (client_id, ticket_id)
);
CREATE INDEX queue_item_assignee ON workbench.queue_item USING btree (assignee_id, act_by, ticket_id) INCLUDE (client_id) WHERE (open AND (assignee_id IS NOT NULL));
CREATE INDEX queue_item_client ON workbench.queue_item USING btree (client_id, tier, act_by, ticket_id) WHERE open;
CREATE INDEX queue_item_client_done ON workbench.queue_item USING btree (client_id, opened_at DESC, ticket_id DESC) WHERE (NOT open);
CREATE INDEX queue_item_done ON workbench.queue_item USING btree (opened_at DESC, ticket_id DESC) INCLUDE (client_id) WHERE (NOT open);
CREATE INDEX queue_item_promise ON workbench.queue_item USING btree (promise_due_at, ticket_id) INCLUDE (client_id) WHERE (open AND (promise_due_at IS NOT NULL));
CREATE INDEX queue_item_requester ON workbench.queue_item USING btree (requester_id);
CREATE INDEX queue_item_returned ON workbench.queue_item USING btree (act_by, ticket_id) INCLUDE (client_id) WHERE (open AND returned);
CREATE INDEX queue_item_team ON workbench.queue_item USING btree (team_id, act_by, ticket_id) INCLUDE (client_id) WHERE open;
CREATE INDEX queue_item_tier ON workbench.queue_item USING btree (tier, act_by, ticket_id) INCLUDE (client_id) WHERE open;
CREATE INDEX queue_item_unassigned ON workbench.queue_item USING btree (tier, act_by, ticket_id) INCLUDE (client_id) WHERE (open AND (assignee_id IS NULL));
alter table workbench.queue_item enable row level security;
create policy client_wall on workbench.queue_item for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on workbench.queue_item for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

create table workbench.ticket_search (
  client_id uuid not null,
  ticket_id uuid not null,
  open boolean not null,
  words tsvector not null,
  PRIMARY KEY (client_id, ticket_id)
);
CREATE INDEX ticket_search_done ON workbench.ticket_search USING gin (words) WITH (fastupdate=off) WHERE (NOT open);
CREATE INDEX ticket_search_open ON workbench.ticket_search USING gin (words) WITH (fastupdate=off) WHERE open;
alter table workbench.ticket_search enable row level security;
create policy client_wall on workbench.ticket_search for all to public using ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[]))) with check ((( SELECT platform.reach() AS reach) <> 'some'::text) OR (client_id = ANY (( SELECT platform.clients() AS clients)::uuid[])));
create policy requester_wall on workbench.ticket_search for all to public using ((( SELECT platform.side() AS side) <> 'requester'::text) OR false);

