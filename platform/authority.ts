import type { Permission, Role } from './permissions.ts';

/** A role held for one client, or for all of them (`clientId` null). */
export interface Grant {
  readonly clientId: string | null;
  readonly role: Role;
}

/**
 * Who acts and how far they reach. `actor` is what the log keeps: `agent:<id>`, `requester:<id>`, `integration:<id>`,
 * `cli:<account>`, `imported:<name>`, `external:<name>` (somebody who answers by a link, no account of ours) or `system`.
 */
export interface Authority {
  readonly actor: string;
  /** The person's (or integration's) id; absent for the system and the command line. */
  readonly personId?: string;
  readonly kind: 'agent' | 'requester' | 'integration' | 'system' | 'anonymous';
  readonly grants: readonly Grant[];
  /** A token may narrow what its roles would allow; absent means no narrowing. */
  readonly scopes?: readonly Permission[];
  /** Set for requesters: the database itself then shows only their own side (and a manager's department's). */
  readonly requesterId?: string;
  readonly departmentId?: string;
}

/** Clients reached: every one, or these. */
export type Reach = '*' | readonly string[];

/** The desk itself: rounds, listeners, jobs. Reaches every client. */
export const systemAuthority: Authority = { actor: 'system', kind: 'system', grants: [] };

/** Nobody signed in. */
export const anonymousAuthority: Authority = { actor: 'anonymous', kind: 'anonymous', grants: [] };

/** Who stands behind the command line: someone with the keys of the machine, so every client is reached. */
export function commandLineAuthority(account: string): Authority {
  return { actor: `cli:${account}`, kind: 'system', grants: [] };
}
