import type { PoolConfig } from 'pg';
import { linuxGround } from './embedded-linux.ts';
import { placeOf } from './embedded-place.ts';
import { settingsArguments } from './embedded-settings.ts';
import { shareServer } from './embedded-sharing.ts';

/** A running embedded server. `adopted` is true when another process of ours had it running already. */
export interface EmbeddedServer {
  /** The socket's folder (loopback on Windows). */
  readonly host: string;
  readonly user: string;
  readonly password?: string;
  readonly port: number;
  readonly adopted: boolean;
  /** Of the server that runs now: one that dies while it is needed is started again under a new number. */
  readonly processId: number;
  /** What `pg` needs to reach a database of this server. */
  connectionTo(database: string): PoolConfig;
  /** Lets go of the server. It is shut down when no other process of ours uses it; then this waits for its end. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
}

/**
 * Starts the desk's own PostgreSQL on a data folder, or adopts the one that another process of ours runs there.
 * Whatever was killed before (us, the server, both), it starts again by itself, and a server that dies while it is in
 * use is started again. Refuses settings that would lose acknowledged writes, and says to set DATABASE_URL where no
 * embedded server can run.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const settings = settingsArguments(options.settings ?? {});
  const log = options.log ?? (() => {});
  const place = await placeOf(options.dataFolder);
  if (process.platform !== 'win32') return shareServer(linuxGround(place, settings, log), place.log, log);
  const { windowsGround } = await import('./embedded-windows.ts');
  return shareServer(await windowsGround(place, settings), place.log, log);
}
