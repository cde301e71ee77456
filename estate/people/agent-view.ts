import { sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Sql } from '../../platform/postgres/sql.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { agent } from './contract.ts';

type AgentView = z.input<typeof agent>;

/**
 * Agents as they are shown, with skills, teams, the grants that the reader may know of, and where they stand. Who has no account is
 * known from another system's history only; who never set a password has not been in yet.
 */
export function agentsShown(sql: Sql) {
  return sql
    .selectFrom('people.agent as a')
    .leftJoin('identity.account as o', 'o.id', 'a.id')
    .select(['a.id as agentId', 'a.name', 'a.sort_name as sortName', 'a.email', 'a.time_zone as timeZone', 'a.version'])
    .select(['a.client_id as clientId', 'a.external_name as externalName'])
    .select([
      // A check constraint holds it to the three.
      raw<AgentView['tier']>`a.tier`.as('tier'),
      raw<AgentView['standing']>`case when o.id is null then 'imported' when o.disabled_at is not null then 'disabled'
        when o.password_set_at is null then 'invited' else 'active' end`.as('standing'),
      raw<AgentView['skills']>`coalesce((
        select jsonb_agg(jsonb_build_object('skill', s.skill, 'level', s.level) order by lower(s.skill))
        from people.agent_skill s where s.agent_id = a.id), '[]')`.as('skills'),
      raw<AgentView['teams']>`coalesce((
        select jsonb_agg(jsonb_build_object('teamId', t.id, 'name', t.name) order by t.tier, t.sort_name)
        from people.team_member m join people.team t on t.id = m.team_id where m.agent_id = a.id), '[]')`.as('teams'),
      raw<AgentView['grants']>`coalesce((
        select jsonb_agg(jsonb_build_object('role', g.role, 'clientId', g.client_id) order by g.role, g.client_id)
        from identity.role_grant g where g.account_id = a.id), '[]')`.as('grants'),
    ]);
}

/**
 * An agent as shown, the row locked, so that two who change one agent queue up. Locked before it is read: who waited must see the teams and
 * grants that the other one left. Refuses one who is not there or not reached.
 */
export async function agentForUpdate(work: Work, agentId: string) {
  await work.sql.selectFrom('people.agent').select('id').where('id', '=', agentId).forUpdate().execute();
  const agent = await agentsShown(work.sql).where('a.id', '=', agentId).executeTakeFirst();
  return agent ?? refuse(notFound);
}
