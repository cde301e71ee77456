import { serverNow } from '../platform/time/server-time.ts';

/** Since when the desk has not answered, in its own time; nothing while it does. */
let silentSince: number | null = null;
const listeners = new Set<() => void>();

/** Notes that the desk answered, or that it did not. */
export function noteAnswer(answered: boolean): void {
  const next = answered ? null : (silentSince ?? serverNow());
  if (next === silentSince) return;
  silentSince = next;
  for (const hear of listeners) hear();
}

export function whenSilent(): number | null {
  return silentSince;
}

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
