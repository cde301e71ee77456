-- Acts that people sent and may still take back: done by a round once they are due, in one transaction with the row.
create table held_acts.held_act (
  -- Whose client it touches, as its trial showed; null when it touches none.
  client_id uuid,
  id uuid primary key,
  account_id uuid not null,
  operation text not null,
  -- As it was sent, sealed: what somebody typed is kept here until it is done, and a secret may be in it.
  input text not null,
  label text not null check (length(label) <= 300),
  -- The stream of the first fact that its trial wrote.
  subject_id uuid,
  held_at timestamptz not null,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'done', 'failed')),
  tries smallint not null default 0,
  settled_at timestamptz,
  reply jsonb,
  refusal jsonb,
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'failed') = (refusal is not null))
);
create index held_act_due on held_acts.held_act (due_at) where state = 'waiting';
create index held_act_account on held_acts.held_act (account_id, held_at);
create index held_act_settled on held_acts.held_act (settled_at) where settled_at is not null;
call platform.wall('held_acts.held_act', 'false', true);
