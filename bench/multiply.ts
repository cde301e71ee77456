import type { WorkPlace } from '../platform/in-work.ts';

/** A table of tickets, and what of a copied row differs from its original: SQL over the row `t` and the number `n` of the copy. */
interface Copied {
  readonly table: string;
  readonly differs: Readonly<Record<string, string>>;
  /** Columns that PostgreSQL fills. */
  readonly without?: readonly string[];
}

const ticketId = { ticket_id: 'pg_temp.other(t.ticket_id, n)' };
const reference = `'INC-' || (right(t.reference, -4)::bigint + n * $1::bigint)`;
const later = (column: string) => ({ [column]: `t.${column} + make_interval(secs => n)` });

/** In the order in which each finds what it speaks of. */
const copied: readonly Copied[] = [
  {
    table: 'tickets.ticket',
    differs: {
      id: 'pg_temp.other(t.id, n)',
      number: 't.number + n * $1::bigint',
      reference,
      external_reference: 'null',
    },
  },
  { table: 'clocks.clock', differs: { id: 'pg_temp.other(t.id, n)', ...ticketId, ...later('due_at'), ...later('warn_at') } },
  { table: 'clocks.tier_use', differs: ticketId },
  { table: 'workbench.queue_item', differs: { ...ticketId, reference, ...later('due_at') }, without: ['act_by'] },
  { table: 'workbench.ticket_search', differs: ticketId },
  {
    // In the transactions of the originals, which are heard and sealed.
    table: 'log.fact',
    differs: { stream: 'pg_temp.other(t.stream, n)', external_id: `t.external_id || '/' || n` },
    without: ['position'],
  },
  { table: 'log.head', differs: { stream: 'pg_temp.other(t.stream, n)' } },
];

/**
 * Copies every ticket of a desk so many times, rows and facts alike, each copy with ids and a number of its own. A million tickets by
 * facts takes an hour; what lists, tickets and creating cost depends on how much is there, not on how it came. The chains of copies are
 * not true: such a desk is for measuring only, and does not verify.
 */
export async function multiply({ database }: WorkPlace, { times, originals }: { readonly times: number; readonly originals: number }) {
  const connection = await database.pool.connect();
  try {
    await connection.query('set statement_timeout = 0');
    // Whatever is referred to is copied too.
    await connection.query('set session_replication_role = replica');
    await connection.query(`create function pg_temp.other(id uuid, n int) returns uuid language sql immutable return
      (left(id::text, 28) || lpad(to_hex((('x' || right(id::text, 8))::bit(32) # (n * 2654435761 & 4294967295)::bit(32))::bigint), 8, '0'))::uuid`);
    for (const { table, differs, without = [] } of copied) {
      const { rows } = await connection.query<{ name: string }>(
        'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
        [table],
      );
      const columns = rows.map(({ name }) => name).filter((name) => !without.includes(name));
      const values = columns.map((name) => differs[name] ?? `t.${name}`);
      const isOfTicket = table.startsWith('log.') ? `where exists (select from tickets.ticket k where k.id = t.stream)` : '';
      await connection.query(
        `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')}
          from (select t.* from ${table} as t ${isOfTicket} offset 0) as t cross join generate_series(1, ${Math.trunc(times)}) as n`,
        values.join().includes('$1') ? [originals] : [],
      );
    }
    await connection.query(`select setval('tickets.number', (select max(number) from tickets.ticket))`);
  } finally {
    connection.release(true);
  }
}
