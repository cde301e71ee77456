import type { Reach } from './authority.ts';
import type { Database } from './postgres/pool.ts';

/** Of one client what was last read of something that is published seldom and asked for often. */
interface Remembered {
  readonly version: number;
  readonly value: unknown;
}

/** What this node remembers, by database: tests open several in one process. */
const memories = new WeakMap<Database, Map<string, Remembered>>();

/** A node with more clients than fit reads some anew. */
const mostRemembered = 10_000;

/** What somebody asks for: all that is published of one kind, for some clients. */
export interface Asked<Value> {
  readonly what: string;
  readonly clientIds: readonly string[];
  /** Reads it; a client of whom nothing is published may be left out. */
  readonly load: (clientIds: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

/**
 * Settings of clients, from this node's memory while nothing at all was published since, by any node: each transaction begins with the
 * number that publishing raises (`log.settings`), so that a memory is never older than what the transaction would read itself.
 */
export async function remembered<Value>(
  database: Database,
  version: number,
  { what, clientIds, load }: Asked<Value>,
): Promise<ReadonlyMap<string, Value>> {
  const memory = memories.get(database) ?? new Map<string, Remembered>();
  memories.set(database, memory);
  const missing = clientIds.filter((clientId) => memory.get(`${what}/${clientId}`)?.version !== version);
  if (missing.length > 0) {
    const loaded = await load(missing);
    if (memory.size + missing.length > mostRemembered) memory.clear();
    for (const clientId of missing) memory.set(`${what}/${clientId}`, { version, value: loaded.get(clientId) });
  }
  return new Map(
    clientIds.flatMap((clientId) => {
      // What stands under this name was put there by the same question.
      const value = memory.get(`${what}/${clientId}`)?.value as Value | undefined;
      return value === undefined ? [] : [[clientId, value] as const];
    }),
  );
}

/** Whether all of these clients can be read in full: what somebody sees of a part must not be remembered as the whole. */
export function reaches(reach: Reach, clientIds: readonly string[]): boolean {
  return reach === '*' || clientIds.every((clientId) => reach.includes(clientId));
}
