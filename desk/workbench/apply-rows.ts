import { type RawBuilder, sql as raw } from 'kysely';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';

const key = { client_id: 'uuid', ticket_id: 'uuid' } as const;

/** Which row a fact is about. */
export function rowKey({ clientId, stream }: Pick<RecordedFact, 'clientId' | 'stream'>) {
  return { client_id: clientId, ticket_id: stream };
}

interface Change<Fact, Columns> {
  /** Columns of what the facts say, and their types. */
  readonly from: Columns;
  readonly row: (fact: Fact) => { readonly [Column in keyof Columns]: unknown };
  /** Assignments: `t` is the row as it is, `f` what the fact says. Those of `from` when left out. */
  readonly set?: RawBuilder<unknown>;
  readonly where?: RawBuilder<unknown>;
}

/** Changes the rows of each fact's ticket, in one statement whose text does not depend on how many there are. */
export async function change<Fact extends RecordedFact, Columns extends Readonly<Record<string, string>>>(
  sql: Sql,
  facts: readonly Fact[],
  { from, row, set, where }: Change<Fact, Columns>,
): Promise<void> {
  if (facts.length === 0) return;
  const settings = set ?? raw.join(Object.keys(from).map((name) => raw`${raw.id(name)} = ${raw.id('f', name)}`));
  const rows = facts.map((fact) => ({ ...rowKey(fact), ...row(fact) }));
  await raw`update ${raw.table('workbench.queue_item')} as t set ${settings}
    from ${records('f', { ...key, ...from }, rows)}
    where t.client_id = f.client_id and t.ticket_id = f.ticket_id ${where === undefined ? raw`` : raw`and ${where}`}`.execute(sql);
}
