import type { Role } from '../../../platform/permissions.ts';

/** A role at one client, or at all of them (null). */
export interface Grant {
  readonly role: Role;
  readonly clientId: string | null;
}

export function startGrants(role: Role): readonly Grant[] {
  return [{ role, clientId: null }];
}
