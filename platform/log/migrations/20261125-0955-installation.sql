-- Which installation this database is of: a signature by its secret, by which a node with other keys is known before it signs or seals anything.
create table log.installation (
  only_row boolean primary key default true check (only_row),
  signature text not null
);
