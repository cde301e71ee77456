import { z } from 'zod';
import type { Work } from '../../platform/work.ts';

/**
 * The clocks stand above tickets, so that of their facts only the public name and the fields read here are known: each line of
 * `clocks` says what it measures and when it is due.
 */
const clockLines = z.object({ clocks: z.array(z.object({ kind: z.string(), metric: z.string(), dueAt: z.string() })) });

/** When a ticket is due, as the clocks said within this very work; null when they said nothing: no agreement, or the same due instant as before. */
export function dueAtOf(work: Work, factName: 'clock-started' | 'clock-retargeted', ticketId: string): string | null {
  const said = work.written.find(({ name, stream }) => name === factName && stream === ticketId);
  if (said === undefined) return null;
  return clockLines.parse(said.payload).clocks.find(({ kind, metric }) => kind === 'sla' && metric === 'resolution')?.dueAt ?? null;
}
