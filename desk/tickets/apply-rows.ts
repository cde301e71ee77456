import { type RawBuilder, sql as raw } from 'kysely';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';

type Columns = Readonly<Record<string, string>>;
type Row<Given extends Columns> = { readonly [Column in keyof Given]: unknown };

const key = { client_id: 'uuid', id: 'uuid', version: 'int' } as const;

/** Which ticket a fact is about, and the version that the ticket then has. */
export function ticketKey({ clientId, stream, version }: Pick<RecordedFact, 'clientId' | 'stream' | 'version'>): Row<typeof key> {
  return { client_id: clientId, id: stream, version };
}

/** Inserts rows, in a statement whose text does not depend on how many there are. */
export async function insert<Given extends Columns>(sql: Sql, table: string, columns: Given, rows: readonly Row<Given>[]): Promise<void> {
  await raw`insert into ${raw.table(table)} (${names(columns)}) select ${names(columns)} from ${records('f', columns, rows)}`.execute(sql);
}

/** Sets columns of each fact's ticket, and its version. */
export async function change<Fact extends RecordedFact, Given extends Columns>(
  sql: Sql,
  facts: readonly Fact[],
  columns: Given,
  row: (fact: Fact) => Row<Given>,
): Promise<void> {
  const all = { ...key, ...columns };
  const rows = facts.map((fact) => ({ ...ticketKey(fact), ...row(fact) }));
  const settings = Object.keys({ version: '', ...columns }).map((name) => `"${name}" = f."${name}"`);
  await raw`update ${raw.table('tickets.ticket')} as t set ${raw.raw(settings.join(', '))} from ${records('f', all, rows)}
    where t.client_id = f.client_id and t.id = f.id`.execute(sql);
}

/** Inserts what was said or done on each fact's ticket, and sets the ticket's version. */
export async function append<Fact extends RecordedFact, Given extends Columns>(
  sql: Sql,
  facts: readonly Fact[],
  { table, columns, row }: { readonly table: string; readonly columns: Given; readonly row: (fact: Fact) => Row<Given> },
): Promise<void> {
  const all = { client_id: 'uuid', ticket_id: 'uuid', version: 'int', ...columns };
  const rows = facts.map((fact) => ({ client_id: fact.clientId, ticket_id: fact.stream, version: fact.version, ...row(fact) }));
  const kept = names({ client_id: '', ticket_id: '', ...columns });
  await raw`with f as materialized (select * from ${records('r', all, rows)}),
      appended as (insert into ${raw.table(table)} (${kept}) select ${kept} from f)
    update ${raw.table('tickets.ticket')} as t set version = f.version from f where t.client_id = f.client_id and t.id = f.ticket_id`.execute(
    sql,
  );
}

/** In one piece of text, not name by name: the builder would visit each of them on every request. */
function names(columns: Columns): RawBuilder<unknown> {
  return raw.raw(
    Object.keys(columns)
      .map((name) => `"${name}"`)
      .join(', '),
  );
}
