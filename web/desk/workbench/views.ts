import type { z } from 'zod';
import type { listTickets } from '../../../desk/workbench/contract.ts';

/** The queues by their address, in the order of the rail. */
export const views = ['mine', 'tier-1', 'tier-2', 'tier-3', 'promises-due', 'unassigned', 'returned', 'done'] as const;
export type View = (typeof views)[number];

export function isView(text: string): text is View {
  return (views as readonly string[]).includes(text);
}

/** The tier of a tier's queue; none for the others. */
export function tierOf(view: View): 1 | 2 | 3 | undefined {
  if (view === 'tier-1') return 1;
  if (view === 'tier-2') return 2;
  return view === 'tier-3' ? 3 : undefined;
}

/** What a view asks the desk for. */
export function inputOf(view: View): z.input<typeof listTickets.input> {
  const tier = tierOf(view);
  if (tier !== undefined) return { view: 'open', tier };
  if (view === 'promises-due') return { view: 'promises' };
  return { view: view === 'mine' || view === 'unassigned' || view === 'returned' ? view : 'done' };
}
