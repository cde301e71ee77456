import type { ApartHandler } from '../../platform/module.ts';
import type { importEvents as operation } from './contract.ts';
import { findClient } from './find-client.ts';
import { importEventLog } from './import-events.ts';
import { parseMap } from './parse-map.ts';

/** Imports a CSV event log that was sent as the body. It writes in many small transactions, so it begins its own work. */
export const serveImportEvents: ApartHandler<typeof operation> = async (place, { clientId, map, dryRun }, { authority, bytes }) => {
  const client = await findClient(place, authority, { clientId });
  return importEventLog(place, {
    authority,
    order: { clientId: client.clientId, timeZone: client.timeZone, map: parseMap(map) },
    bytes,
    dryRun,
  });
};
