import { z } from 'zod';
import { lastAdministrator, noEmail, roleNotForAccount } from '../../platform/identity/refusals.ts';
import { operation } from '../../platform/operation.ts';
import { roles } from '../../platform/permissions.ts';
import { instant, line, page, pageOf, timeZone } from '../../platform/wire.ts';
import { agentWithoutAccount, departmentUnknown, emailTaken, ownAccessChange, teamNameTaken, vipByManagers } from './refusals.ts';
import { tier } from './rules.ts';

const email = z.email().max(254);
const grant = z.strictObject({ role: z.enum(roles), clientId: z.uuid().nullable() });
const skill = z.strictObject({ skill: line(60), level: z.number().int().min(1).max(5) });

export const requester = z.object({
  requesterId: z.uuid(),
  clientId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  departmentName: z.string().nullable(),
  siteId: z.uuid().nullable(),
  siteName: z.string().nullable(),
  timeZone: z.string(),
  vip: z.boolean(),
  version: z.number().int(),
});
export const agent = z.object({
  agentId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  tier,
  timeZone: z.string(),
  skills: z.array(z.object({ skill: z.string(), level: z.number().int() })),
  teams: z.array(z.object({ teamId: z.uuid(), name: z.string() })),
  grants: z.array(grant),
  /** invited: not yet signed in; imported: known from another system's history only. */
  standing: z.enum(['invited', 'active', 'disabled', 'imported']),
  version: z.number().int(),
});
export const team = z.object({
  teamId: z.uuid(),
  name: z.string(),
  tier,
  specialism: z.string().nullable(),
  intake: z.boolean(),
  members: z.number().int(),
});
/** A one-time link to hand over: by mail when a mail server is set up, by copying in any case. */
const link = z.object({ url: z.string(), expiresAt: instant, mailed: z.boolean() });

export const registerRequester = operation({
  name: 'registerRequester',
  summary: 'Register a person who may ask for help',
  method: 'POST',
  path: '/clients/:clientId/requesters',
  permission: 'people.register',
  input: z.strictObject({
    clientId: z.uuid(),
    name: line(120),
    email: email.optional(),
    phone: line(40).optional(),
    departmentId: z.uuid().optional(),
    siteId: z.uuid().optional(),
    timeZone: timeZone.optional(),
    /** Only who manages people says so: agreements treat a VIP's tickets in their own way. */
    vip: z.boolean().default(false),
  }),
  reply: requester,
  refusals: [emailTaken, departmentUnknown, vipByManagers],
});
export const listRequesters = operation({
  name: 'listRequesters',
  summary: 'Find requesters by name, e-mail or phone',
  method: 'GET',
  path: '/requesters',
  permission: 'people.read',
  input: z.strictObject({ search: line(120).optional(), clientId: z.uuid().optional(), ...page }),
  reply: pageOf(requester.extend({ clientName: z.string() })),
  refusals: [],
});
/** Lets a requester sign in to the portal: gives the account, the role and an invitation link. */
export const inviteRequester = operation({
  name: 'inviteRequester',
  summary: 'Invite a requester to the portal',
  method: 'POST',
  path: '/requesters/:requesterId/invitation',
  permission: 'people.manage',
  input: z.strictObject({ requesterId: z.uuid(), role: z.enum(['requester', 'requester_manager']).default('requester') }),
  reply: link,
  refusals: [noEmail, emailTaken],
});
export const inviteAgent = operation({
  name: 'inviteAgent',
  summary: 'Invite an agent with tier, team, skills and grants',
  method: 'POST',
  path: '/agents',
  permission: 'agent.manage',
  input: z.strictObject({
    name: line(120),
    email,
    tier,
    timeZone: timeZone.default('UTC'),
    teamIds: z.array(z.uuid()).max(20).default([]),
    skills: z.array(skill).max(50).default([]),
    grants: z.array(grant).min(1).max(200),
  }),
  reply: z.object({ agentId: z.uuid(), invitation: link }),
  refusals: [emailTaken, roleNotForAccount],
});
export const changeAgent = operation({
  name: 'changeAgent',
  summary: 'Change an agent’s name, tier, teams, skills, grants or whether they may sign in',
  method: 'PATCH',
  path: '/agents/:agentId',
  permission: 'agent.manage',
  input: z.strictObject({
    agentId: z.uuid(),
    name: line(120).optional(),
    tier: tier.optional(),
    timeZone: timeZone.optional(),
    teamIds: z.array(z.uuid()).max(20).optional(),
    skills: z.array(skill).max(50).optional(),
    grants: z.array(grant).max(200).optional(),
    disabled: z.boolean().optional(),
  }),
  reply: agent,
  refusals: [ownAccessChange, agentWithoutAccount, lastAdministrator, roleNotForAccount, emailTaken],
  takesVersion: true,
});
export const listAgents = operation({
  name: 'listAgents',
  summary: 'List agents',
  method: 'GET',
  path: '/agents',
  permission: 'people.read',
  input: z.strictObject({
    search: line(120).optional(),
    teamId: z.uuid().optional(),
    tier: z.coerce.number().pipe(tier).optional(),
    ...page,
  }),
  reply: pageOf(agent),
  refusals: [],
});
export const formTeam = operation({
  name: 'formTeam',
  summary: 'Form a team; its queue comes with it',
  method: 'POST',
  path: '/teams',
  permission: 'agent.manage',
  input: z.strictObject({ name: line(80), tier, specialism: line(80).optional(), intake: z.boolean().default(false) }),
  reply: team,
  refusals: [teamNameTaken],
});
export const listTeams = operation({
  name: 'listTeams',
  summary: 'List teams',
  method: 'GET',
  path: '/teams',
  permission: 'people.read',
  input: z.strictObject({ tier: z.coerce.number().pipe(tier).optional(), ...page }),
  reply: pageOf(team),
  refusals: [],
});
/** A system that acts by API token: an integration account with roles; its token is issued by issueApiToken. */
export const addIntegration = operation({
  name: 'addIntegration',
  summary: 'Add an integration that will act by API token',
  method: 'POST',
  path: '/integrations',
  permission: 'token.manage',
  input: z.strictObject({ name: line(80), grants: z.array(grant).min(1).max(50) }),
  reply: z.object({ accountId: z.uuid(), name: z.string() }),
  refusals: [roleNotForAccount],
});
