import { Refused, refuse } from '../../platform/refusal.ts';
import { isSound } from '../../platform/sound-text.ts';
import { type EventMap, eventMap } from './event-map.ts';
import { mapUnusable } from './refusals.ts';

/** Reads the JSON text of a map, or refuses it naming each place that is wrong. */
export function parseMap(text: string): EventMap {
  const parsed = eventMap.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message }));
  return refuse(mapUnusable, { errors });
}

function jsonOf(text: string): unknown {
  try {
    const map: unknown = JSON.parse(text);
    return isSound(map)
      ? map
      : refuse(mapUnusable, { errors: [{ pointer: '', detail: 'It holds a NUL character or half of a character; take it out' }] });
  } catch (error) {
    if (error instanceof Refused) throw error;
    return refuse(mapUnusable, { errors: [{ pointer: '', detail: error instanceof Error ? error.message : 'It is not JSON' }] });
  }
}
