import type { Authority, Grant, Reach } from '../authority.ts';
import { type Access, type Permission, permissions, roleHolds } from '../permissions.ts';

/** What the door knows of an account when it makes an authority of it. */
export interface AccountStanding {
  readonly accountId: string;
  readonly kind: 'agent' | 'requester' | 'integration';
  readonly departmentId: string | null;
  readonly grants: readonly Grant[];
}

/**
 * What an account may act as. Requesters carry their own id, so that the database itself shows only their side; only a
 * requester_manager also carries the department, whose tickets they see (domain.md §2b).
 */
export function authorityOf(account: AccountStanding, scopes?: readonly Permission[]): Authority {
  const { accountId, kind, departmentId, grants } = account;
  const managesDepartment = kind === 'requester' && departmentId !== null && grants.some(({ role }) => role === 'requester_manager');
  return {
    actor: `${kind}:${accountId}`,
    personId: accountId,
    kind,
    grants,
    ...(scopes !== undefined && { scopes }),
    ...(kind === 'requester' && { requesterId: accountId }),
    ...(managesDepartment && { departmentId }),
  };
}

/**
 * The clients at which this authority may do something: those whose grant holds the permission, so that one grant at one
 * client never opens another. The system and the command line reach every client; `public` reaches none and `signed_in` all granted ones.
 */
export function reachFor(authority: Authority, access: Access): Reach {
  if (authority.kind === 'system') return '*';
  if (access === 'public' || authority.kind === 'anonymous') return [];
  if (access !== 'signed_in' && authority.scopes !== undefined && !authority.scopes.includes(access)) return [];
  const holding = access === 'signed_in' ? authority.grants : authority.grants.filter(({ role }) => roleHolds(role, access));
  return holding.some(({ clientId }) => clientId === null) ? '*' : [...new Set(holding.flatMap(({ clientId }) => clientId ?? []))];
}

/** Whether this authority may do something anywhere at all: otherwise the answer is `not-permitted`, or `not-signed-in` for nobody. */
export function mayUse(authority: Authority, access: Access): boolean {
  if (access === 'public' || authority.kind === 'system') return true;
  if (authority.kind === 'anonymous') return false;
  return access === 'signed_in' || reachFor(authority, access).length > 0;
}

/** Whether this reach covers one client, or all of them (null). */
export function covers(reach: Reach, clientId: string | null): boolean {
  return reach === '*' || (clientId !== null && reach.includes(clientId));
}

/** Everything that these grants allow, per client (null: all), as screens ask before they show a control. */
export function permissionsByClient({ grants, scopes }: Authority): readonly { clientId: string | null; permissions: Permission[] }[] {
  // Object.keys forgets that these are the permissions.
  const all = Object.keys(permissions) as Permission[];
  const perClient = Map.groupBy(grants, ({ clientId }) => clientId);
  return [...perClient].map(([clientId, held]) => ({
    clientId,
    permissions: all.filter((permission) => held.some(({ role }) => roleHolds(role, permission)) && (scopes?.includes(permission) ?? true)),
  }));
}
