import { sql as raw } from 'kysely';
import { foldedText, wordsInARow } from '../../platform/folded-text.ts';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { type AgentDetails, agentChanged, agentRegistered } from './facts.ts';

type Described = RecordedFact<AgentDetails>;

/** Agents and their skills. */
export const applyAgents = [
  on(agentRegistered, (sql, facts) => [
    raw`
      insert into ${raw.table('people.agent')} (id, client_id, name, sort_name, words, email, tier, time_zone, external_name, version)
      select * from ${records('f', columns, facts.map(rowOf))}`.execute(sql),
    insertSkills(sql, facts),
  ]),
  on(agentChanged, (sql, facts) => {
    const rows = facts.map(rowOf);
    const changed = raw`
      update ${raw.table('people.agent')} as a
      set client_id = f.client_id, name = f.name, sort_name = f.sort_name, words = f.words, email = f.email, tier = f.tier,
        time_zone = f.time_zone, external_name = f.external_name, version = f.version
      from ${records('f', columns, rows)} where a.id = f.id`.execute(sql);
    const forgotten = raw`
      delete from ${raw.table('people.agent_skill')} as s using ${records('f', columns, rows)} where s.agent_id = f.id`.execute(sql);
    return [changed, forgotten, insertSkills(sql, facts)];
  }),
];

const columns = {
  id: 'uuid',
  client_id: 'uuid',
  name: 'text',
  sort_name: 'text',
  words: 'text',
  email: 'text',
  tier: 'smallint',
  time_zone: 'text',
  external_name: 'text',
  version: 'int',
} as const;

function rowOf({ stream, version, payload }: Described) {
  return {
    id: stream,
    client_id: payload.clientId,
    name: payload.name,
    sort_name: foldedText(payload.name),
    words: wordsInARow(`${payload.name} ${payload.email ?? ''}`),
    email: payload.email,
    tier: payload.tier,
    time_zone: payload.timeZone,
    external_name: payload.externalName,
    version,
  };
}

function insertSkills(sql: Sql, facts: readonly Described[]): Promise<unknown> {
  const rows = facts.flatMap(({ stream, payload }) => payload.skills.map(({ skill, level }) => ({ agent_id: stream, skill, level })));
  return raw`
    insert into ${raw.table('people.agent_skill')} (agent_id, skill, level)
    select * from ${records('f', { agent_id: 'uuid', skill: 'text', level: 'smallint' }, rows)}`.execute(sql);
}
