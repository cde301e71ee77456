import { sql as raw } from 'kysely';
import { foldedText } from '../../platform/folded-text.ts';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { teamFormed, teamJoined, teamLeft } from './facts.ts';

/** Teams and who is in them. */
export const applyTeams = [
  on(teamFormed, (sql, facts) => {
    const rows = facts.map(({ clientId, stream, payload }) => ({
      id: stream,
      client_id: clientId,
      name: payload.name,
      sort_name: foldedText(payload.name),
      tier: payload.tier,
      specialism: payload.specialism,
      intake: payload.intake,
      external_name: payload.externalName,
    }));
    return raw`
      insert into ${raw.table('people.team')} (id, client_id, name, sort_name, tier, specialism, intake, external_name)
      select * from ${records('f', teamColumns, rows)}`.execute(sql);
  }),
  on(teamJoined, (sql, facts) =>
    raw`
      insert into ${raw.table('people.team_member')} (team_id, agent_id)
      select * from ${records('f', memberColumns, facts.map(memberOf))}`.execute(sql),
  ),
  on(teamLeft, (sql, facts) =>
    raw`
      delete from ${raw.table('people.team_member')} as m using ${records('f', memberColumns, facts.map(memberOf))}
      where m.team_id = f.team_id and m.agent_id = f.agent_id`.execute(sql),
  ),
];

const teamColumns = {
  id: 'uuid',
  client_id: 'uuid',
  name: 'text',
  sort_name: 'text',
  tier: 'smallint',
  specialism: 'text',
  intake: 'boolean',
  external_name: 'text',
} as const;
const memberColumns = { team_id: 'uuid', agent_id: 'uuid' } as const;

function memberOf({ stream, payload }: RecordedFact<{ readonly agentId: string }>) {
  return { team_id: stream, agent_id: payload.agentId };
}
