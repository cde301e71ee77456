import { z } from 'zod';
import { fact } from '../log/fact.ts';

/** Not allowed to do it at all, or nothing of the kind within reach. */
export const denialAnswer = z.enum(['not_permitted', 'not_found']);

/** Stream: the denial's own id, with the client of a requester. It happened when the first of what it counts was answered. */
export const accessDenied = fact({
  name: 'access-denied',
  version: 1,
  payload: z.object({
    accountId: z.uuid(),
    /** The operation's name, or a page's method and path. */
    operation: z.string(),
    answer: denialAnswer,
    /** The ids in the path that were asked for, the first few of them. */
    things: z.array(z.string()),
    /** The address that the first of them came from. */
    address: z.string(),
    /** How many answers it stands for. */
    count: z.int().min(1),
    lastAt: z.iso.datetime(),
  }),
});
