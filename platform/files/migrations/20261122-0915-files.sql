-- Bytes that people sent, kept once for each client by what they are (SHA-256), so that one backup holds everything.
create table files.blob (
  client_id uuid not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null,
  primary key (client_id, id),
  unique (client_id, sha256)
);
call platform.wall('files.blob');

-- Chunks come before the hash of the whole is known; a blob that never came to its end has none left at commit.
create table files.chunk (
  client_id uuid not null,
  blob_id uuid not null,
  number int not null check (number >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (client_id, blob_id, number),
  foreign key (client_id, blob_id) references files.blob (client_id, id) deferrable initially deferred
);
call platform.wall('files.chunk');
