import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { line, page, pageOf } from '../../platform/wire.ts';
import { tier } from '../people/rules.ts';
import { accessChangedSince, accessImpossible, systemNameTaken } from './refusals.ts';
import { mostActions, systemAction } from './rules.ts';

const system = z.object({
  systemId: z.uuid(),
  /** null for a system of the whole desk. */
  clientId: z.uuid().nullable(),
  name: z.string(),
  owner: z.string(),
  version: z.number().int(),
  retired: z.boolean(),
});

export const readAccessMap = operation({
  name: 'readAccessMap',
  summary: 'Read what each tier and person may do on which system, and whether you may',
  description: 'For one client its own systems and the desk’s. mine says whether whoever asks may, by tier or by name.',
  method: 'GET',
  path: '/access-map',
  permission: 'people.read',
  input: z.strictObject({ clientId: z.uuid().optional(), ...page }),
  reply: pageOf(
    system.extend({
      actions: z.array(
        z.object({
          actionId: z.uuid(),
          name: z.string(),
          tiers: z.array(tier),
          people: z.array(z.object({ agentId: z.uuid(), name: z.string() })),
          mine: z.boolean(),
        }),
      ),
    }),
  ),
  refusals: [],
});

export const changeAccessMap = operation({
  name: 'changeAccessMap',
  summary: 'Put a system on the access map, change what may be done on it and by whom, or take it off',
  description:
    'Without systemId a new system. readVersion is the version that the change was made on, 0 for a new one; when somebody changed it meanwhile, it is refused.',
  method: 'POST',
  path: '/access-map',
  permission: 'access.manage',
  input: z.strictObject({
    clientId: z.uuid().optional(),
    systemId: z.uuid().optional(),
    readVersion: z.number().int().min(0),
    name: line(120),
    owner: line(200),
    /** An action without an id is new. */
    actions: z.array(systemAction.partial({ actionId: true })).max(mostActions),
    retired: z.boolean().default(false),
  }),
  reply: system.extend({ actions: z.array(systemAction) }),
  refusals: [systemNameTaken, accessImpossible, accessChangedSince],
});
