import { clientOpened } from '../../estate/clients/facts.ts';
import type { Authority } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';

/** The client that a command imports for, and whether it had to be brought on board first. */
export interface ClientForImport {
  readonly clientId: string;
  readonly timeZone: string;
  readonly opened: boolean;
}

/** The color that marks a client until somebody chooses another. */
const firstColor = '#2f52d0';

/**
 * Finds the client of this name, whatever its capitals; one that is not there yet is brought on board in the zone of the log, with
 * the default agreement, unless it is only a rehearsal. For the command line, which reaches every client.
 */
export async function clientForImport(
  place: WorkPlace,
  authority: Authority,
  { name, timeZone, dryRun }: { readonly name: string; readonly timeZone: string; readonly dryRun: boolean },
): Promise<ClientForImport> {
  return inWork(place, { authority, reach: '*' }, async (work) => {
    const clients = await work.sql.selectFrom('clients.client').select(['client_id', 'name', 'code', 'time_zone']).execute();
    const found = clients.find((client) => client.name.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return { clientId: found.client_id, timeZone: found.time_zone, opened: false };
    const clientId = work.newId();
    const code = freeCode(
      name,
      clients.map((client) => client.code),
    );
    if (!dryRun) work.record(clientOpened, { clientId, id: clientId }, { name, code, timeZone, color: firstColor });
    return { clientId, timeZone, opened: !dryRun };
  });
}

/** The first letters of a name that no other client has: `NORT`, then `NORT2`. */
export function freeCode(name: string, taken: readonly string[]): string {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z]/g, '')
    .slice(0, 4)
    .padEnd(2, 'X');
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? letters : `${letters}${number}`;
    if (!taken.includes(code)) return code;
  }
}
