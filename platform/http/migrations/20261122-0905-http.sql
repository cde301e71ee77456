-- Replies to requests that came with an Idempotency-Key, so that the same request sent again is answered, not done, again.
create table http.idempotency (
  actor text not null,
  key text not null check (length(key) between 1 and 255),
  -- SHA-256 over the operation, its input and the bytes sent with it.
  request_digest bytea check (length(request_digest) = 32),
  -- Missing where the reply held a secret: such are never kept.
  reply text,
  keep_until timestamptz not null,
  primary key (actor, key)
);
create index idempotency_keep_until on http.idempotency (keep_until);
