-- Who asks and who answers.
create table people.requester (
  client_id uuid not null references clients.client,
  id uuid not null,
  name text not null,
  -- Folded name (platform/folded-text.ts), what lists sort by.
  sort_name text collate "C" not null,
  email text,
  phone text,
  department_id uuid,
  site_id uuid,
  time_zone text not null,
  vip boolean not null,
  external_name text,
  version int not null,
  primary key (client_id, id),
  foreign key (client_id, department_id) references clients.department (client_id, id),
  foreign key (client_id, site_id) references clients.site (client_id, id)
);
create unique index requester_email on people.requester (client_id, lower(email)) where email is not null;
create unique index requester_external_name on people.requester (client_id, external_name) where external_name is not null;
create index requester_id on people.requester (id);
create index requester_department on people.requester (client_id, department_id);
create index requester_site on people.requester (client_id, site_id);
create index requester_sort_name on people.requester (sort_name, id);
create index requester_client_sort_name on people.requester (client_id, sort_name, id);
call platform.wall('people.requester', 'id = (select platform.requester()) or department_id = (select platform.department())');

-- Every word of a requester's name, address and number, so that a search reads one range of an index in the order it shows,
-- however many requesters there are. (Row-level security keeps LIKE and full text search from using an index; comparing it does not.)
create table people.requester_word (
  client_id uuid not null,
  requester_id uuid not null,
  word text collate "C" not null,
  sort_name text collate "C" not null,
  primary key (client_id, requester_id, word),
  foreign key (client_id, requester_id) references people.requester (client_id, id)
);
create index requester_word_order on people.requester_word (word, sort_name, requester_id);
create index requester_word_client_order on people.requester_word (client_id, word, sort_name, requester_id);
call platform.wall('people.requester_word');

-- client_id is set for agents known only from one client's imported history.
create table people.agent (
  id uuid primary key,
  client_id uuid,
  name text not null,
  sort_name text collate "C" not null,
  words text not null,
  email text,
  tier smallint not null check (tier between 1 and 3),
  time_zone text not null,
  external_name text,
  version int not null
);
create unique index agent_external_name on people.agent (client_id, external_name) where external_name is not null;
create index agent_sort_name on people.agent (sort_name, id);
call platform.wall('people.agent', 'true', true);

create table people.agent_skill (
  agent_id uuid not null references people.agent,
  skill text not null,
  level smallint not null check (level between 1 and 5),
  primary key (agent_id, skill)
);

create table people.team (
  id uuid primary key,
  client_id uuid,
  name text not null,
  sort_name text collate "C" not null,
  tier smallint not null check (tier between 1 and 3),
  specialism text,
  intake boolean not null,
  external_name text
);
create index team_order on people.team (tier, sort_name, id);
create unique index team_name on people.team (client_id, lower(name)) nulls not distinct;
create unique index team_external_name on people.team (client_id, external_name) where external_name is not null;
call platform.wall('people.team', 'true', true);

create table people.team_member (
  team_id uuid not null references people.team,
  agent_id uuid not null references people.agent,
  primary key (team_id, agent_id)
);
create index team_member_agent on people.team_member (agent_id);
