import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type KeyAction, type Layer, listedActions, offer, subscribe, withdraw } from './registry.ts';

/** Offers actions by key as long as the component is shown and `active`. A dialog stops the keys under it. */
export function useKeys(actions: readonly KeyAction[], { active = true, stops }: { active?: boolean; stops?: Layer['stops'] } = {}): void {
  const id = useRef(Symbol('layer')).current;
  const latest = useRef(actions);
  const signature = JSON.stringify(actions.map(({ run: _, ...words }) => words));
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!active) return;
    const offered = latest.current.map((action, at) => ({ ...action, run: () => latest.current[at]?.run() }));
    offer(id, { actions: signature === '' ? [] : offered, ...(stops && { stops }) });
  }, [id, active, stops, signature]);
  // Only who leaves gives up its place: a page that renews its actions stays under the dialog that is open over it.
  useEffect(() => (active ? () => withdraw(id) : undefined), [id, active]);
}

/** What can be done here just now. */
export function useListedActions(): readonly KeyAction[] {
  return useSyncExternalStore(subscribe, listedActions);
}
