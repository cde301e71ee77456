import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Tier } from './rules.ts';

/** Who did something, as a timeline shows it. */
export interface Named {
  readonly name: string;
  readonly kind: 'agent' | 'requester' | 'integration' | 'system' | 'command_line' | 'imported' | 'external' | 'anonymous';
  /** An agent's tier today. */
  readonly tier?: Tier;
}

const kinds: Readonly<Record<string, Named['kind']>> = {
  agent: 'agent',
  requester: 'requester',
  integration: 'integration',
  cli: 'command_line',
  imported: 'imported',
  external: 'external',
  system: 'system',
};

/** What somebody is called of whom no more than the kind is known here: another client's, or erased. */
const nameless: Readonly<Record<Named['kind'], string>> = {
  agent: 'An agent',
  requester: 'A requester',
  integration: 'An integration',
  system: 'Secondline',
  command_line: 'The command line',
  imported: 'Somebody in another system',
  external: 'Somebody outside the desk',
  anonymous: 'Somebody not signed in',
};

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Row {
  readonly actor: string;
  readonly name: string;
  readonly tier: Tier | null;
}

/** Names for actors as the log keeps them (`agent:<id>`, `system`, …), in one query; every actor asked for gets one. */
export async function namesOf(sql: Sql, actors: readonly string[]): Promise<ReadonlyMap<string, Named>> {
  const asked = [...new Set(actors)];
  const idsOf = (kind: string) =>
    asked.flatMap((actor) => (parts(actor).kind === kind && idPattern.test(parts(actor).rest) ? parts(actor).rest : []));
  const known = await rowsOf(sql, { agents: idsOf('agent'), requesters: idsOf('requester'), integrations: idsOf('integration') });
  return new Map(asked.map((actor) => [actor, named(actor, known.get(actor))]));
}

function named(actor: string, row: Row | undefined): Named {
  const { kind: word, rest } = parts(actor);
  const kind = kinds[word] ?? 'anonymous';
  if (row !== undefined) return { name: row.name, kind, ...(row.tier !== null && { tier: row.tier }) };
  const saysName = (kind === 'command_line' || kind === 'imported' || kind === 'external') && rest !== '';
  return { name: saysName ? rest : nameless[kind], kind };
}

function parts(actor: string): { readonly kind: string; readonly rest: string } {
  const colon = actor.indexOf(':');
  return colon < 0 ? { kind: actor, rest: '' } : { kind: actor.slice(0, colon), rest: actor.slice(colon + 1) };
}

async function rowsOf(
  sql: Sql,
  { agents, requesters, integrations }: { agents: readonly string[]; requesters: readonly string[]; integrations: readonly string[] },
): Promise<ReadonlyMap<string, Row>> {
  if (agents.length + requesters.length + integrations.length === 0) return new Map();
  const { rows } = await raw<Row>`
    select 'agent:' || id as actor, name, tier from people.agent where id = any(${agents}::uuid[])
    union all select 'requester:' || id, name, null from people.requester where id = any(${requesters}::uuid[])
    union all select 'integration:' || id, name, null from identity.account where kind = 'integration' and id = any(${integrations}::uuid[])
  `.execute(sql);
  return new Map(rows.map((row) => [row.actor, row]));
}
