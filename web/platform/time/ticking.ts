import { useSyncExternalStore } from 'react';
import { serverNow } from './server-time.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One interval for the whole page, however many clocks it shows. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const hear of listeners) hear();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * What `read` makes of the desk's time, looked at every second. It must answer a text, a number or a boolean, so that a clock
 * is drawn anew only when what it shows has changed.
 */
export function useTicking<Shown extends string | number | boolean | null>(read: (now: number) => Shown): Shown {
  return useSyncExternalStore(subscribe, () => read(serverNow()));
}
