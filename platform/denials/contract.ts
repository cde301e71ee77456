import { z } from 'zod';
import { operation } from '../operation.ts';
import { instant, line, page, pageOf } from '../wire.ts';
import { denialAnswer } from './facts.ts';

export const listDenials = operation({
  name: 'listDenials',
  summary: 'What people and programs asked for and were not given, latest first',
  description:
    'Each entry counts what one account was refused at one operation within a minute. Those of agents and integrations are shown to who serves every client.',
  method: 'GET',
  path: '/denials',
  permission: 'denial.read',
  input: z.strictObject({
    /** Words of the person's name or e-mail address, or the operation's name. */
    search: line(200).optional(),
    accountId: z.uuid().optional(),
    answer: denialAnswer.optional(),
    ...page,
  }),
  reply: pageOf(
    z.object({
      denialId: z.uuid(),
      accountId: z.uuid(),
      /** Null when the account is out of the reader's reach. */
      name: z.string().nullable(),
      email: z.string().nullable(),
      operation: z.string(),
      answer: denialAnswer,
      things: z.array(z.string()),
      address: z.string(),
      count: z.int(),
      deniedAt: instant,
      lastAt: instant,
    }),
  ),
  refusals: [],
});
