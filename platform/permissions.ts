/**
 * Who may do what, in one file (domain.md §2b). Every operation names one permission; `docs/permissions.md` is written
 * from here, and a test runs every operation for every role. `requester.*` permissions reach only the own side of the
 * own tickets: row-level security cuts the rest away.
 */
export const roles = [
  'requester',
  'requester_manager',
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
  'integration',
] as const;
export type Role = (typeof roles)[number];

const everyAgent = [
  'tier1_agent',
  'tier2_technician',
  'tier3_engineer',
  'noc_technician',
  'team_lead',
  'service_manager',
  'client_admin',
  'desk_admin',
] as const satisfies readonly Role[];
const readers = [...everyAgent, 'auditor', 'integration'] as const satisfies readonly Role[];
const workers = [
  'tier1_agent',
  'tier2_technician',
  'tier3_engineer',
  'noc_technician',
  'team_lead',
  'desk_admin',
] as const satisfies readonly Role[];
const requesters = ['requester', 'requester_manager'] as const satisfies readonly Role[];

/** Each permission and the roles that hold it. */
export const permissions = {
  'ticket.open': [...workers, ...requesters, 'service_manager', 'integration'],
  'ticket.read': [...readers, ...requesters],
  'ticket.reply': [...workers, ...requesters, 'integration'],
  'ticket.note': [...workers, 'service_manager', 'integration'],
  'ticket.work': [...workers, 'integration'],
  'ticket.assign': [...workers, 'service_manager'],
  'ticket.close': [...workers, ...requesters],
  'ticket.share': workers,
  'act.hold': workers,
  'evidence.attach': [...workers, ...requesters, 'integration'],
  'secret.unmask': ['tier2_technician', 'tier3_engineer', 'team_lead', 'desk_admin'],
  'evidence.read': [...readers, ...requesters],
  'queue.read': readers,
  'clock.read': readers,
  'warning.acknowledge': [...workers, 'service_manager'],
  'notice.read': everyAgent,
  'promise.make': workers,
  'escalation.raise': workers,
  'escalation.decide': ['tier2_technician', 'tier3_engineer', 'team_lead', 'desk_admin'],
  'escalation.read': readers,
  'criteria.manage': ['service_manager', 'client_admin', 'desk_admin'],
  'access.manage': ['team_lead', 'client_admin', 'desk_admin'],
  'steps.manage': ['team_lead', 'client_admin', 'desk_admin'],
  'article.write': [...workers, 'service_manager'],
  'packet.manage': ['client_admin', 'desk_admin'],
  'client.read': readers,
  'client.manage': ['desk_admin'],
  'people.read': readers,
  /** Whoever takes down a ticket takes down who asks. */
  'people.register': [...workers, 'service_manager', 'client_admin'],
  'people.manage': ['client_admin', 'desk_admin'],
  'agent.manage': ['desk_admin'],
  'agreement.manage': ['client_admin', 'desk_admin'],
  'connection.manage': ['client_admin', 'desk_admin'],
  'history.import': ['desk_admin'],
  'report.read': ['team_lead', 'service_manager', 'client_admin', 'desk_admin', 'auditor'],
  'report.share': ['team_lead', 'service_manager', 'client_admin', 'desk_admin'],
  'log.verify': ['desk_admin', 'auditor'],
  'denial.read': ['desk_admin', 'auditor'],
  'token.manage': ['desk_admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether this role holds this permission. */
export function roleHolds(role: Role, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(role);
}

/** What any operation may ask for: nothing (`public`), only to be signed in, or a permission. */
export type Access = 'public' | 'signed_in' | Permission;
