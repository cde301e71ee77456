import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { WorkPlace } from '../in-work.ts';
import { notFound, Refused } from '../refusal.ts';
import type { Metrics } from '../telemetry.ts';
import { isSame } from './trust.ts';

/** What the health routes look at. */
export interface HealthSettings {
  readonly place: WorkPlace;
  readonly isDraining: () => boolean;
  readonly metrics?: Metrics | undefined;
  readonly metricsToken?: string | undefined;
}

/** `/livez`: the process answers. `/readyz`: the database answers too and is migrated. `/metrics`: numbers for whoever holds the token. */
export function serveHealth(app: FastifyInstance, { place, isDraining, metrics, metricsToken }: HealthSettings): void {
  app.get('/livez', async (_request, reply) => reply.header('cache-control', 'no-store').send('alive\n'));

  const isMigrated = migrationWatch(place);
  app.get('/readyz', async (_request, reply) => {
    const ready = !isDraining() && (await isMigrated().catch(() => false));
    reply.header('cache-control', 'no-store');
    return ready ? reply.send('ready\n') : reply.code(503).header('retry-after', '2').send('not ready\n');
  });

  app.get('/metrics', async (request, reply) => {
    const sent = request.headers.authorization?.replace(/^Bearer /i, '');
    // Without the token it is as if there were no such thing.
    if (metrics === undefined || metricsToken === undefined || !isSame(sent, metricsToken)) throw new Refused(notFound, {});
    const { contentType, body } = await metrics.text();
    return reply.type(contentType).send(body);
  });
}

/** Asks the database on every call, and once whether every migration of this program was applied: none is ever taken back. */
function migrationWatch({ database, program }: WorkPlace): () => Promise<boolean> {
  let migrated = false;
  return async () => {
    if (migrated) return (await database.pool.query('select 1')).rowCount === 1;
    const perModule = await Promise.all(program.modules.map(({ folder }) => readdir(join(folder, 'migrations')).catch((): string[] => [])));
    const wanted = perModule.flat().filter((name) => name.endsWith('.sql'));
    const { rows } = await database.pool.query<{ name: string }>('select name from platform.migration');
    const applied = new Set(rows.map(({ name }) => name));
    migrated = wanted.every((name) => applied.has(name));
    return migrated;
  };
}
