import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { line, page, pageOf } from '../../platform/wire.ts';
import { categoryNameTaken, categoryUnknown, teamUnknown } from './refusals.ts';

const category = z.object({
  categoryId: z.uuid(),
  /** Null for the desk's own, which every client has. */
  clientId: z.uuid().nullable(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  /** Where new tickets in it land; null for the intake of Tier 1. */
  defaultTeamId: z.uuid().nullable(),
  version: z.number().int(),
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
export const changeCategory = operation({
  name: 'changeCategory',
  summary: 'Rename a category, or let new tickets in it land elsewhere',
  description: 'What is left out stays as it is; tickets in it keep their team.',
  method: 'PATCH',
  path: '/categories/:categoryId',
  permission: 'agreement.manage',
  input: z.strictObject({
    categoryId: z.uuid(),
    name: line(80).optional(),
    defaultTeamId: z.uuid().nullable().optional(),
  }),
  reply: category,
  refusals: [categoryNameTaken, teamUnknown],
  takesVersion: true,
});
export const listCategories = operation({
  name: 'listCategories',
  summary: 'List categories',
  method: 'GET',
  path: '/categories',
  permission: 'queue.read',
  input: z.strictObject({ clientId: z.uuid().optional(), search: line(80).optional(), ...page }),
  reply: pageOf(
    category.extend({
      clientName: z.string().nullable(),
      parentName: z.string().nullable(),
      defaultTeamName: z.string().nullable(),
    }),
  ),
  refusals: [],
});
