import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { line, page, pageOf, timeZone } from '../../platform/wire.ts';
import { clientCodeTaken, nameTaken } from './refusals.ts';

const code = z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/, { error: 'Two to eight capital letters or digits, a letter first' });
const color = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'A color such as #2f52d0' });

export const client = z.object({
  clientId: z.uuid(),
  name: z.string(),
  code: z.string(),
  timeZone: z.string(),
  color: z.string(),
  version: z.number().int(),
});
export const site = z.object({ siteId: z.uuid(), clientId: z.uuid(), name: z.string(), timeZone: z.string() });
export const department = z.object({ departmentId: z.uuid(), clientId: z.uuid(), name: z.string(), siteId: z.uuid().nullable() });

/** Brings a client on board. It gets a default agreement on a Monday to Friday calendar in its zone (desk/clocks hears it). */
export const openClient = operation({
  name: 'openClient',
  summary: 'Bring a client on board',
  method: 'POST',
  path: '/clients',
  permission: 'client.manage',
  input: z.strictObject({ name: line(120), code, timeZone, color: color.default('#2f52d0') }),
  reply: client,
  refusals: [clientCodeTaken],
});
export const changeClient = operation({
  name: 'changeClient',
  summary: 'Change what a client is called and where it is',
  method: 'PATCH',
  path: '/clients/:clientId',
  permission: 'client.manage',
  input: z.strictObject({
    clientId: z.uuid(),
    name: line(120).optional(),
    code: code.optional(),
    timeZone: timeZone.optional(),
    color: color.optional(),
  }),
  reply: client,
  refusals: [clientCodeTaken],
  takesVersion: true,
});
export const listClients = operation({
  name: 'listClients',
  summary: 'List the clients you serve',
  method: 'GET',
  path: '/clients',
  permission: 'client.read',
  input: z.strictObject({ search: line(120).optional(), ...page }),
  reply: pageOf(client),
  refusals: [],
});
export const readClient = operation({
  name: 'readClient',
  summary: 'Read a client with its sites and departments',
  method: 'GET',
  path: '/clients/:clientId',
  permission: 'client.read',
  input: z.strictObject({ clientId: z.uuid() }),
  reply: client.extend({ sites: z.array(site), departments: z.array(department) }),
  refusals: [],
});
export const addSite = operation({
  name: 'addSite',
  summary: 'Add a place of a client',
  method: 'POST',
  path: '/clients/:clientId/sites',
  permission: 'people.manage',
  input: z.strictObject({ clientId: z.uuid(), name: line(120), timeZone: timeZone.optional() }),
  reply: site,
  refusals: [nameTaken],
});
export const addDepartment = operation({
  name: 'addDepartment',
  summary: 'Add a department of a client',
  method: 'POST',
  path: '/clients/:clientId/departments',
  permission: 'people.manage',
  input: z.strictObject({ clientId: z.uuid(), name: line(120), siteId: z.uuid().optional() }),
  reply: department,
  refusals: [nameTaken],
});
