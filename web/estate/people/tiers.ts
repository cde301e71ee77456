import type { Role } from '../../../platform/permissions.ts';

/** The three tiers, lowest first. */
export const tiers = [1, 2, 3] as const;
export type Tier = (typeof tiers)[number];

/** The role that goes with working at a tier. */
export const roleOfTier: Readonly<Record<Tier, Role>> = { 1: 'tier1_agent', 2: 'tier2_technician', 3: 'tier3_engineer' };

/** Roles that an agent may hold, in the order the forms show them. */
export const agentRoles = [
  'tier1_agent',
  'tier2_technician',
  'tier3_engineer',
  'noc_technician',
  'field_engineer',
  'team_lead',
  'service_manager',
  'client_admin',
  'desk_admin',
  'auditor',
] as const satisfies readonly Role[];

/** Reads a tier out of a form's value. */
export function asTier(value: string): Tier {
  return tiers.find((tier) => String(tier) === value) ?? 1;
}
