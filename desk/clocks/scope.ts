import type { Tier } from '../../estate/people/rules.ts';
import type { AgreementVersion } from '../agreements/index.ts';

/** Where a ticket is: what decides whose own budget it uses. */
export interface Whereabouts {
  readonly tier: Tier;
  readonly teamId: string;
}

/** Whether an agreement measures the time of a ticket that is there: a client's always, a tier's or team's while the ticket is with it. */
export function measures({ kind, scope }: Pick<AgreementVersion, 'kind' | 'scope'>, { tier, teamId }: Whereabouts): boolean {
  if (kind === 'sla') return true;
  return kind === 'ola' && (scope.tier === tier || scope.teamId === teamId);
}
