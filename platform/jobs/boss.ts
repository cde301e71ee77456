import pg from 'pg';
import type { PgBoss } from 'pg-boss';
import type { Database } from '../postgres/pool.ts';

/** How often lost jobs are looked for, in seconds: with the heartbeat, a killed node's job runs again after about 16 s. */
const superviseEverySeconds = 5;

/**
 * pg-boss on the desk's own pool, in the schema `jobs`. It reads its rows with pg's own parsers, since it expects Dates. Loaded when
 * first needed: starting the desk does not wait for it.
 */
export async function createBoss({ pool }: Database, options: { readonly supervise: boolean }): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss');
  return new PgBoss({
    schema: 'jobs',
    schedule: false,
    supervise: options.supervise,
    superviseIntervalSeconds: superviseEverySeconds,
    monitorIntervalSeconds: superviseEverySeconds,
    db: {
      executeSql: async (text, values) => {
        const result: pg.QueryResult | pg.QueryResult[] = await pool.query({ text, ...(values && { values }), types: pg.types });
        return Array.isArray(result) ? { rows: result.flatMap(({ rows }) => rows) } : result;
      },
    },
  });
}
