import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { tier } from './rules.ts';

const requesterDetails = z.object({
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  timeZone: z.string(),
  vip: z.boolean(),
  /** How another system names this person, for imported history. */
  externalName: z.string().nullable(),
});
export type RequesterDetails = z.output<typeof requesterDetails>;
export const requesterRegistered = fact({ name: 'requester-registered', version: 1, payload: requesterDetails });
export const requesterChanged = fact({ name: 'requester-changed', version: 1, payload: requesterDetails });

const agentDetails = z.object({
  name: z.string(),
  email: z.string().nullable(),
  tier,
  timeZone: z.string(),
  skills: z.array(z.object({ skill: z.string(), level: z.number().int() })),
  /** Set for people known only from imported history: whose client it is, and how the source names them. */
  clientId: z.uuid().nullable(),
  externalName: z.string().nullable(),
});
export type AgentDetails = z.output<typeof agentDetails>;
/** Desk-wide: an agent serves clients by grants. Stream: the agent's id, which is also the account's. */
export const agentRegistered = fact({ name: 'agent-registered', version: 1, payload: agentDetails });
export const agentChanged = fact({ name: 'agent-changed', version: 1, payload: agentDetails });

/** Stream: the team's id. A team of one client's imported history carries that client's id. */
export const teamFormed = fact({
  name: 'team-formed',
  version: 1,
  payload: z.object({
    name: z.string(),
    tier,
    specialism: z.string().nullable(),
    /** Where tickets land that nobody has sorted yet; leaving it is no hop. */
    intake: z.boolean(),
    externalName: z.string().nullable(),
  }),
});
export const teamJoined = fact({ name: 'team-joined', version: 1, payload: z.object({ agentId: z.uuid() }) });
export const teamLeft = fact({ name: 'team-left', version: 1, payload: z.object({ agentId: z.uuid() }) });
