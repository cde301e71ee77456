-- The wall between clients (architecture.md §5). Every request runs as secondline_app with these settings for its transaction:
--   secondline.clients    '*' or a comma-separated list of client ids; missing or empty reaches nothing
--   secondline.requester  a requester's id; only the own public side is then visible
--   secondline.department a department's id, for a requester_manager

create function platform.every_client() returns boolean language sql stable parallel safe
  return coalesce(current_setting('secondline.clients', true) = '*', false);

create function platform.clients() returns uuid[] language sql stable parallel safe
  return case when current_setting('secondline.clients', true) = '*' then array[]::uuid[]
    else string_to_array(nullif(current_setting('secondline.clients', true), ''), ',')::uuid[] end;

create function platform.requester() returns uuid language sql stable parallel safe
  return nullif(current_setting('secondline.requester', true), '')::uuid;

create function platform.department() returns uuid language sql stable parallel safe
  return nullif(current_setting('secondline.department', true), '')::uuid;

-- Puts a table behind the wall: rows of reached clients only, and nothing at all for requesters unless `requester_sees`
-- (a condition over the row) says what they may read. Subselects make PostgreSQL evaluate the settings once per statement.
create procedure platform.wall(guarded regclass, requester_sees text default 'false', desk_wide boolean default false)
language plpgsql as $$
declare
  reached text := '((select platform.every_client()) or client_id = any ((select platform.clients())::uuid[]))';
begin
  if desk_wide then
    reached := format('(client_id is null or %s)', reached);
  end if;
  execute format('alter table %s enable row level security', guarded);
  execute format('create policy client_wall on %s using (%s) with check (%s)', guarded, reached, reached);
  execute format('create policy requester_wall on %s as restrictive using ((select platform.requester()) is null or (%s))',
    guarded, requester_sees);
end $$;
