import type { PoolConfig } from 'pg';
import { baseUrlOf, type Config } from '../platform/config.ts';
import { createDenials, type Denials } from '../platform/denials/index.ts';
import { createServer, type DeskServer } from '../platform/http/index.ts';
import { createDoor, newSetupLink, reachFor } from '../platform/identity/index.ts';
import type { WorkPlace } from '../platform/in-work.ts';
import { countParked } from '../platform/log/list-listeners.ts';
import { noteMailServer } from '../platform/mail/index.ts';
import { type Log, openMetrics } from '../platform/telemetry.ts';
import { type BackgroundWork, mailerOf, startBackground } from './background.ts';
import { openPlace } from './open-place.ts';

/** What a desk is served with. */
export interface DeskSettings {
  readonly config: Config;
  readonly connection: PoolConfig;
  readonly log: Log;
  readonly webFolder: string | undefined;
}

/** A desk that is being served, or worked for in the background. */
export interface RunningDesk {
  /** Where people reach it; a worker has no port. */
  readonly url?: string;
  /** Whoever opens it first administers the desk; missing once somebody does. */
  readonly setupUrl?: string;
  /** Begins what the desk does besides answering. Apart, so that nobody waits for it to see the first page. */
  begin(): Promise<void>;
  /** Finishes what is in flight, closes the background work and the database. */
  stop(): Promise<void>;
}

/** Opens the database, serves the desk (`web`, `all`) and works in the background for it (`worker`, `all`). */
export async function serveDesk({ config, connection, log, webFolder }: DeskSettings): Promise<RunningDesk> {
  const opened = await openPlace(config, connection, log);
  let background: BackgroundWork | undefined;
  let server: DeskServer | undefined;
  let denials: Denials | undefined;
  // What was committed here is heard by the door and by the listeners.
  const place: WorkPlace = {
    ...opened.place,
    afterCommit: (facts) => {
      door.heard(facts);
      background?.nudge(facts);
    },
  };
  const door = createDoor(place);
  const stop = async (): Promise<void> => {
    await server?.drain();
    await denials?.close();
    await background?.stop();
    await opened.close();
  };
  try {
    let address: Pick<RunningDesk, 'url' | 'setupUrl'> = {};
    if (config.role !== 'worker') {
      const metrics = config.metricsToken === undefined ? undefined : await openMetrics();
      metrics?.gauge('secondline_listeners_parked', 'Listeners that wait at a fact they cannot take', () =>
        countParked(place.database.sql, place.program.after),
      );
      denials = createDenials(place);
      server = createServer(place, {
        denied: denials.note,
        door,
        reachFor,
        config,
        log,
        ...(metrics && { metrics }),
        ...(webFolder !== undefined && { webFolder }),
      });
      const { port } = await server.listen();
      address = await announce(place, config, port);
    }
    const { url } = address;
    const begin = async (): Promise<void> => {
      background = await startBackground(place, config, mailerOf(config, url));
    };
    return { ...address, begin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Notes where the desk is reached, for the links in its mail, and issues the setup link while there is a need for one. */
async function announce(place: WorkPlace, config: Config, port: number): Promise<{ readonly url: string; readonly setupUrl?: string }> {
  const url = baseUrlOf(config, port);
  await noteMailServer(place, mailerOf(config, url));
  const link = await newSetupLink(place);
  return { url, ...(link !== undefined && { setupUrl: `${url}${link.path}` }) };
}
