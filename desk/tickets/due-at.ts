import type { Work } from '../../platform/work.ts';

/**
 * When a ticket is due, as the clocks said within this very transaction by a fact of theirs; null when they said nothing. The clocks
 * stand above tickets, so that only the public name and shape of the fact are known here.
 */
export function dueAtOf(work: Work, factName: 'clock-started' | 'clock-retargeted', ticketId: string): string | null {
  for (const { name, stream, payload } of work.written) {
    if (name !== factName || stream !== ticketId || !isClockLine(payload)) continue;
    if (payload.metric === 'resolution') return payload.dueAt;
  }
  return null;
}

function isClockLine(payload: unknown): payload is { readonly metric: string; readonly dueAt: string } {
  return typeof payload === 'object' && payload !== null && 'metric' in payload && 'dueAt' in payload && typeof payload.dueAt === 'string';
}
