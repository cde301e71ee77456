import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { line, page, pageOf } from '../../platform/wire.ts';
import { categoryNameTaken, categoryUnknown, teamUnknown } from './refusals.ts';

const category = z.object({
  categoryId: z.uuid(),
  clientId: z.uuid().nullable(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  defaultTeamId: z.uuid().nullable(),
});
export const addCategory = operation({
  name: 'addCategory',
  summary: 'Add a category to the desk’s tree, or to one client’s',
  method: 'POST',
  path: '/categories',
  permission: 'agreement.manage',
  input: z.strictObject({
    clientId: z.uuid().optional(),
    parentId: z.uuid().optional(),
    name: line(80),
    defaultTeamId: z.uuid().optional(),
  }),
  reply: category,
  refusals: [categoryUnknown, categoryNameTaken, teamUnknown],
});
export const listCategories = operation({
  name: 'listCategories',
  summary: 'List categories',
  method: 'GET',
  path: '/categories',
  permission: 'queue.read',
  input: z.strictObject({ clientId: z.uuid().optional(), search: line(80).optional(), ...page }),
  reply: pageOf(category),
  refusals: [],
});
