-- What a person at the desk was told, and whether they read it: the state of its delivery, made by no fact.
create table notices.notice (
  client_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  kind text not null check (kind in ('clock_warning', 'clock_breach', 'promise_soon', 'promise_overdue', 'escalation')),
  -- What happened. Nobody is told one thing twice, whatever restarts.
  event text not null,
  ticket_id uuid not null,
  -- The clock, the promise or the escalation it is about; of a clock the threshold, else 0.
  subject_id uuid not null,
  percent int not null,
  about jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  mail text not null check (mail in ('none', 'waiting', 'queued', 'dropped')),
  mail_at timestamptz,
  primary key (client_id, id),
  constraint notice_once unique (client_id, recipient_id, event),
  foreign key (client_id, ticket_id) references tickets.ticket (client_id, id),
  check ((mail = 'waiting') = (mail_at is not null))
);
create index notice_recipient on notices.notice (recipient_id, at desc, id desc);
create index notice_unread on notices.notice (recipient_id, at desc, id desc) where read_at is null;
create index notice_mail on notices.notice (mail_at) where mail = 'waiting';
create index notice_at on notices.notice (at);
create index notice_ticket on notices.notice (client_id, ticket_id);
create index notice_subject on notices.notice (client_id, subject_id, percent);
call platform.wall('notices.notice');

-- How somebody wants to be told. Whoever has no row here wants every mail at once.
create table notices.setting (
  agent_id uuid primary key,
  mail jsonb not null,
  quiet_from text check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to text check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  urgent_anyway boolean not null,
  version int not null,
  check ((quiet_from is null) = (quiet_to is null) and (quiet_from is null or quiet_from <> quiet_to))
);
