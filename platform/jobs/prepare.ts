import type { Database } from '../postgres/pool.ts';
import { createBoss } from './boss.ts';
import { deadLetters, type Queue } from './queue.ts';

/** The schema version of the pg-boss in package.json; when it stands already, pg-boss need not even be loaded at start. */
export const schemaVersion = 43;

/** Jobs that were done are kept this long for whoever looks for one; dead letters longer. */
const keepDoneSeconds = 2 * 24 * 60 * 60;
const keepDeadSeconds = 60 * 24 * 60 * 60;

/** A node that says nothing for so long has lost its jobs. */
const heartbeatSeconds = 10;

/** Brings pg-boss's own schema up to date and lets the role that requests run as put jobs on queues: no more than that, not even reading them. */
export async function prepareJobs(database: Database): Promise<void> {
  if ((await standingVersion(database)) === schemaVersion) return;
  const boss = await createBoss(database, { supervise: false });
  await boss.start();
  try {
    await boss.createQueue(deadLetters, { retryLimit: 0, retentionSeconds: keepDeadSeconds, deleteAfterSeconds: keepDeadSeconds });
  } finally {
    await boss.stop({ close: false, graceful: false });
  }
  await database.pool.query(`
    grant usage on schema jobs to secondline_app;
    grant select on jobs.queue to secondline_app;
    grant insert on jobs.job to secondline_app`);
}

/** Creates a module's queues; to be called by its manifest's `prepare`. What was changed about one is changed. */
export async function prepareQueues(database: Database, queues: readonly Queue[]): Promise<void> {
  for (const { name, ...terms } of queues) {
    const options = {
      policy: 'standard',
      retryLimit: terms.retries,
      retryDelay: terms.retryAfterSeconds,
      retryBackoff: true,
      retryDelayMax: terms.retryAtMostAfterSeconds,
      expireInSeconds: terms.expireAfterSeconds,
      deleteAfterSeconds: keepDoneSeconds,
      heartbeatSeconds,
      deadLetter: deadLetters,
    };
    await database.pool.query('select jobs.create_queue($1, $2::jsonb)', [name, JSON.stringify(options)]);
    await database.pool.query(
      `update jobs.queue set retry_limit = $2, retry_delay = $3, retry_delay_max = $4, expire_seconds = $5
       where name = $1 and (retry_limit, retry_delay, retry_delay_max, expire_seconds) is distinct from ($2::int, $3::int, $4::int, $5::int)`,
      [name, terms.retries, terms.retryAfterSeconds, terms.retryAtMostAfterSeconds, terms.expireAfterSeconds],
    );
  }
}

async function standingVersion({ pool }: Database): Promise<number | undefined> {
  const { rows: found } = await pool.query<{ there: boolean }>(`select to_regclass('jobs.version') is not null as there`);
  if (found[0]?.there !== true) return undefined;
  const { rows } = await pool.query<{ version: number }>('select version from jobs.version');
  return rows[0]?.version;
}
