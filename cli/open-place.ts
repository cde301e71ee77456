import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { WorkPlace } from '../platform/in-work.ts';
import { openInstallSecret } from '../platform/install-secret.ts';
import { mustBeNewEnough, mustBeThisInstallation } from '../platform/installation.ts';
import { openSealKeys } from '../platform/log/seal-keys.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { openDatabase } from '../platform/postgres/pool.ts';
import { program } from '../platform/program.ts';
import type { Log } from '../platform/telemetry.ts';
import { modules } from './modules.ts';

/** A database brought up to this version, with the whole program on it. */
export interface OpenPlace {
  readonly place: WorkPlace;
  /** The migrations that were applied just now. */
  readonly applied: readonly string[];
  close(): Promise<void>;
}

/** Opens the database, migrates what is missing, and puts the program on it. */
export async function openPlace(config: Config, connection: PoolConfig, log: Log): Promise<OpenPlace> {
  const { databaseConnections: most, namedStatements, dataFolder, acceptKeys } = config;
  const database = openDatabase({ connection, most, namedStatements });
  try {
    await mustBeNewEnough(database);
    const whole = program(modules);
    const { applied } = await migrate(database, whole.modules, systemClock);
    const keysFolder = join(dataFolder, 'keys');
    const [keys, secret] = [await openSealKeys(keysFolder), await openInstallSecret(keysFolder)];
    await mustBeThisInstallation(database, { secret, keysFolder, acceptKeys });
    return { place: { database, clock: systemClock, program: whole, keys, secret, log }, applied, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}
