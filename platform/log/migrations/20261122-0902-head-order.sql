-- The transaction that wrote a stream's last fact. A writer older than it is refused and begins anew, so that the order of the
-- whole log (by transaction) never contradicts the order within a stream (by version).
alter table log.head
  add column epoch int not null default 1,
  add column xact xid8 not null default '0';
