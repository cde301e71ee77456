/**
 * Statements that make a role nobody can sign in as, and let the database's owner take it on. Repeatable. An owner that may not
 * make roles goes on without: a database administrator can have made the role and granted it.
 * Since PostgreSQL 16, whoever makes a role may give it away but not yet take it on, so that `member` no longer tells.
 */
export function ensureRole(role: string): string {
  return `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin;
      end if;
    exception when duplicate_object or unique_violation or insufficient_privilege then null;
    end $$;
    do $$ begin
      if exists (select from pg_roles where rolname = '${role}') and not ${mayTakeOn(role)} then
        execute format('grant ${role} to %I', current_user);
      end if;
    exception when insufficient_privilege then null;
    end $$;`;
}

/** Condition: the owner can run statements as this role, which must exist. */
export function mayTakeOn(role: string): string {
  return `pg_has_role(current_user, '${role}', case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)`;
}
