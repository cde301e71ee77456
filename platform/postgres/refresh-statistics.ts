import type { Database } from './pool.ts';

/**
 * Lets PostgreSQL look at what tables of these schemas hold now, as the owner that the pool signs in as. Autovacuum does so every minute; bulk
 * work must not wait for it, since plans made for empty tables (foreign keys' too) read whole tables for each row.
 */
export async function refreshStatistics(database: Database, schemas: readonly string[]): Promise<void> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = any($1)`,
    [schemas],
  );
  if (rows.length > 0) await database.pool.query(`analyze ${rows.map((row) => row.name).join(', ')}`);
}
