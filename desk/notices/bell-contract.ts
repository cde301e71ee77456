import { z } from 'zod';
import { operation } from '../../platform/operation.ts';

export const unread = z.object({
  /** Counted up to 100. */
  unread: z.number().int(),
  unreadIsCapped: z.boolean(),
});

/** Apart from the other operations, so that the first screen of everybody brings no more than what its bell asks. */
export const countUnreadNotices = operation({
  name: 'countUnreadNotices',
  summary: 'How many notices wait for the caller',
  description: 'What the bell shows. One scan of an index that holds nothing but what is unread.',
  method: 'GET',
  path: '/notices/unread',
  permission: 'notice.read',
  input: z.strictObject({}),
  reply: unread,
  refusals: [],
});
