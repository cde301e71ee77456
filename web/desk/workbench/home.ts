import type { Role } from '../../../platform/permissions.ts';
import type { View } from './views.ts';

/** The queue that somebody starts the day with. */
export function homeOf(held: readonly Role[]): View {
  if (held.includes('tier3_engineer')) return 'tier-3';
  if (held.includes('tier2_technician') || held.includes('noc_technician')) return 'tier-2';
  if (held.includes('tier1_agent')) return 'tier-1';
  return 'tier-2';
}
