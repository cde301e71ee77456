-- The wall between clients (architecture.md §5). Every request runs as secondline_app with these settings for its transaction:
--   secondline.clients    '*' or a comma-separated list of client ids; missing or empty reaches nothing
--   secondline.requester  a requester's id; only the own public side is then visible
--   secondline.department a department's id, for a requester_manager

create function platform.reach() returns text language sql stable parallel safe
  return case when current_setting('secondline.clients', true) = '*' then 'every client' else 'some' end;

create function platform.clients() returns uuid[] language sql stable parallel safe
  return case when current_setting('secondline.clients', true) = '*' then array[]::uuid[]
    else string_to_array(nullif(current_setting('secondline.clients', true), ''), ',')::uuid[] end;

create function platform.side() returns text language sql stable parallel safe
  return case when nullif(current_setting('secondline.requester', true), '') is null then 'desk' else 'requester' end;

create function platform.requester() returns uuid language sql stable parallel safe
  return nullif(current_setting('secondline.requester', true), '')::uuid;

create function platform.department() returns uuid language sql stable parallel safe
  return nullif(current_setting('secondline.department', true), '')::uuid;

-- Puts a table behind the wall: rows of reached clients only, and nothing at all for requesters unless `requester_sees`
-- (a condition over the row) says what they may read. Subselects make PostgreSQL evaluate the settings once per statement.
-- The two conditions that say "all of them" are written with <>: the planner takes `is null` and `=` of something it cannot
-- know to hold for one row in 200, `<>` for nearly all. With the former every list was fetched whole and sorted instead of
-- read from its index up to the limit (measured on 100,000 requesters: 190 ms against 8).
create procedure platform.wall(guarded regclass, requester_sees text default 'false', desk_wide boolean default false)
language plpgsql as $$
declare
  reached text := '((select platform.reach()) <> ''some'' or client_id = any ((select platform.clients())::uuid[]))';
begin
  if desk_wide then
    reached := format('(client_id is null or %s)', reached);
  end if;
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy client_wall on %s using (%s) with check (%s)', guarded, reached, reached);
  execute format('create policy requester_wall on %s as restrictive using ((select platform.side()) <> ''requester'' or (%s))',
    guarded, requester_sees);
end $$;
