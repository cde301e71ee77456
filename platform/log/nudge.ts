import pg from 'pg';
import type { Database } from '../postgres/pool.ts';
import type { Log } from '../telemetry.ts';
import { createWake } from '../wake.ts';

/** Every node of a desk listens here; the message is empty, what happened is read from the log. */
const channel = 'secondline_log';

/** Commits within this time share one nudge: notifying per commit would cost two thirds of the writes (performance.md). */
const coalesceMilliseconds = 30;

const shortestRestMilliseconds = 250;
const longestRestMilliseconds = 10_000;

/** A connection of its own that tells other nodes of new facts and hears of theirs. Nothing depends on it: polling is the safety net. */
export interface Nudges {
  /** Says that facts were committed; sent at most once every 30 milliseconds, outside every business transaction. */
  send(): void;
  close(): Promise<void>;
}

/** Opens the connection and keeps it open; `hear` is called for other nodes' nudges and after each reconnection, since some may have been missed. */
export function openNudges(database: Database, hear: () => void, log?: Log): Nudges {
  const rest = createWake();
  let connection: pg.Client | undefined;
  let leave: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const keeping = (async () => {
    let restMilliseconds = shortestRestMilliseconds;
    while (!closed) {
      try {
        const lost = Promise.withResolvers<void>();
        leave = lost.resolve;
        const client = await connect(database, hear, lost.resolve);
        connection = client;
        restMilliseconds = shortestRestMilliseconds;
        hear();
        await lost.promise;
        connection = undefined;
        // A connection that is already broken cannot say good-bye.
        await client.end().catch(() => undefined);
      } catch (error) {
        log?.warn({ error, restMilliseconds }, 'No connection to hear of new facts; looking every second meanwhile');
      }
      if (closed) return;
      await rest.sleep(restMilliseconds);
      restMilliseconds = Math.min(restMilliseconds * 2, longestRestMilliseconds);
    }
  })();

  return {
    send: () => {
      if (closed || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        // A nudge that is lost costs the others at most a second.
        connection?.query(`notify ${channel}`).catch(() => undefined);
      }, coalesceMilliseconds);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      rest.wake();
      leave?.();
      await keeping;
    },
  };
}

async function connect(database: Database, hear: () => void, lost: () => void): Promise<pg.Client> {
  const client = new pg.Client(database.pool.options);
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
    client.on('notification', ({ processId }) => {
      if (processId !== backendOf(client)) hear();
    });
    await client.query(`listen ${channel}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** PostgreSQL's process id of a connection; pg keeps it, its types do not say so. */
function backendOf(client: pg.Client): number | undefined {
  return (client as pg.Client & { readonly processID?: number }).processID;
}
