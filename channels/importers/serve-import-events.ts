import type { ApartHandler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { importEvents as operation } from './contract.ts';
import { type EventMap, eventMap } from './event-map.ts';
import { findClient } from './find-client.ts';
import { importEventLog } from './import-events.ts';
import { mapUnusable } from './refusals.ts';

/** Imports a CSV event log that was sent as the body. It writes in many small transactions, so it begins its own work. */
export const serveImportEvents: ApartHandler<typeof operation> = async (place, { clientId, map, dryRun }, { authority, bytes }) => {
  const client = await findClient(place, authority, { clientId });
  return importEventLog(place, {
    authority,
    order: { clientId: client.clientId, timeZone: client.timeZone, map: parseMap(map) },
    bytes: bytes ?? (async function* () {})(),
    dryRun,
  });
};

/** Reads the JSON text of a map, or refuses it naming each place that is wrong. */
export function parseMap(text: string): EventMap {
  const parsed = eventMap.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message }));
  return refuse(mapUnusable, { errors });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(mapUnusable, { errors: [{ pointer: '', detail: error instanceof Error ? error.message : 'It is not JSON' }] });
  }
}
