-- Promises about time, in versions. What was promised is never changed: a new version is.
create table agreements.agreement_version (
  client_id uuid not null references clients.client,
  agreement_id uuid not null,
  version int not null,
  kind text not null check (kind in ('sla', 'ola', 'underpinning')),
  name text not null,
  scope jsonb not null,
  calendar_id uuid not null,
  terms jsonb not null,
  warnings jsonb not null,
  pauses jsonb not null,
  reopen_working_days int not null check (reopen_working_days >= 0),
  -- From its effective instant on nothing new is bound to the agreement.
  ended boolean not null,
  effective_from timestamptz not null,
  published_by text not null,
  published_at timestamptz not null,
  primary key (client_id, agreement_id, version)
);
create index agreement_client on agreements.agreement_version (client_id, effective_from desc);
call platform.wall('agreements.agreement_version');
