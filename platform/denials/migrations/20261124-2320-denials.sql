-- What was asked for and not given (assurance, authz.denied). A requester's stand behind the wall of their client; those without a
-- client (agents', integrations') are shown to who reaches every client.
create table denials.denial (
  client_id uuid,
  id uuid primary key,
  account_id uuid not null,
  -- The operation's name, or a page's method and path.
  operation text not null,
  answer text not null check (answer in ('not_permitted', 'not_found')),
  -- The ids that were asked for, the first few.
  things jsonb not null,
  address text not null,
  count int not null check (count > 0),
  denied_at timestamptz not null,
  last_at timestamptz not null,
  check (last_at >= denied_at)
);
create index denial_denied_at on denials.denial (denied_at desc, id desc);
create index denial_account on denials.denial (account_id, denied_at desc, id desc);
call platform.wall('denials.denial');
