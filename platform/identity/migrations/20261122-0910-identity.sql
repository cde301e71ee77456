-- Who may come in, and as what (domain.md §2b). An account's id is the person's id.
-- Agents and integrations are desk-wide; a requester's account belongs to the client.
create table identity.account (
  client_id uuid,
  id uuid not null,
  kind text not null check (kind in ('agent', 'requester', 'integration')),
  name text not null,
  email text,
  department_id uuid,
  origin text not null check (origin in ('live', 'imported')),
  opened_at timestamptz not null,
  password_set_at timestamptz,
  disabled_at timestamptz,
  constraint account_key unique nulls not distinct (client_id, id),
  check ((kind = 'requester') = (client_id is not null)),
  check (department_id is null or client_id is not null)
);
create unique index account_id on identity.account (id);
-- One address opens one account on the whole desk: people sign in with nothing else.
create unique index account_email on identity.account (lower(email)) where email is not null and disabled_at is null;
call platform.wall('identity.account', 'id = (select platform.requester())', true);

-- A role held at one client, or at all of them (client_id null).
create table identity.role_grant (
  client_id uuid,
  account_id uuid not null,
  role text not null,
  granted_at timestamptz not null,
  constraint role_grant_key unique nulls not distinct (client_id, account_id, role)
);
create index role_grant_account on identity.role_grant (account_id);
call platform.wall('identity.role_grant', 'account_id = (select platform.requester())', true);

-- Secrets and what is made of them. No policy at all: the role that requests run as sees and writes nothing here,
-- whatever reaches its SQL. Only the module itself does, as the owner of the schema.
create table identity.credential (
  account_id uuid primary key,
  password_hash text not null check (password_hash like '$argon2id$v=19$%'),
  changed_at timestamptz not null
);
alter table identity.credential enable row level security;

create table identity.session (
  id uuid primary key,
  account_id uuid not null,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  opened_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null
);
create index session_account on identity.session (account_id);
create index session_expires on identity.session (expires_at);
alter table identity.session enable row level security;

create table identity.api_token (
  id uuid primary key,
  account_id uuid not null,
  name text not null,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  issued_by text not null,
  issued_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_token_account on identity.api_token (account_id);
alter table identity.api_token enable row level security;

-- One-time links. A setup link belongs to nobody yet.
create table identity.link (
  id uuid primary key,
  account_id uuid,
  purpose text not null check (purpose in ('setup', 'invitation', 'reset')),
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'setup') = (account_id is null))
);
create index link_account on identity.link (account_id);
create index link_expires on identity.link (expires_at);
alter table identity.link enable row level security;

-- Attempts of the last quarter of an hour. The address typed is kept as a hash: people type passwords there.
create table identity.attempt (
  id uuid primary key,
  purpose text not null check (purpose in ('sign_in', 'reset')),
  email_key bytea not null,
  address text not null,
  attempted_at timestamptz not null,
  told boolean not null default false
);
create index attempt_email on identity.attempt (purpose, email_key, attempted_at);
create index attempt_address on identity.attempt (purpose, address, attempted_at);
create index attempt_attempted_at on identity.attempt (attempted_at);
alter table identity.attempt enable row level security;

-- Where an account has signed in from: guessing from elsewhere cannot lock its owner out.
create table identity.known_address (
  email_key bytea not null,
  address text not null,
  signed_in_at timestamptz not null,
  primary key (email_key, address)
);
create index known_address_signed_in_at on identity.known_address (signed_in_at);
alter table identity.known_address enable row level security;
