-- What the program was last started with: requests must know whether a link will be mailed or has to be copied.
create table mail.server (
  single boolean primary key default true check (single),
  configured boolean not null,
  base_url text not null check (base_url ~ '^https?://[^/]+$'),
  noted_at timestamptz not null
);
