import pg from 'pg';
import { longConnection } from '../../platform/log/verify/snapshot.ts';
import type { Database } from '../../platform/postgres/pool.ts';
import { refuse } from '../../platform/refusal.ts';
import { importRunning } from './refusals.ts';

const importLock = 7_261_127;

/**
 * Runs an import of a client while no other of the same client runs, on whichever node; refuses `import-running` when one does. Two of
 * them would each take the other's tickets for new. The lock is a connection's, so a killed import holds nobody up.
 */
export async function oneImport<Result>(database: Database, clientId: string, run: () => Promise<Result>): Promise<Result> {
  // Not of the pool: an import waits for connections of it, and those that hold a lock would leave none.
  const holder = new pg.Client(longConnection(database));
  // When it breaks the lock is gone; the import then misses its staged rows, should another begin, and says so.
  holder.on('error', () => undefined);
  try {
    await holder.connect();
    const { rows } = await holder.query<{ readonly held: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as held', [
      importLock,
      clientId,
    ]);
    if (rows[0]?.held !== true) refuse(importRunning);
    return await run();
  } finally {
    await holder.end().catch(() => undefined);
  }
}
