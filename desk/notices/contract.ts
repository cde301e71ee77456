import { z } from 'zod';
import { operation } from '../../platform/operation.ts';
import { instant, page, pageOf } from '../../platform/wire.ts';
import { priority } from '../tickets/rules.ts';
import { about } from './about.ts';
import { unread } from './bell-contract.ts';
import { noticeKind, noticeWishes } from './rules.ts';

export { countUnreadNotices } from './bell-contract.ts';

export const notice = z.object({
  noticeId: z.uuid(),
  kind: noticeKind,
  at: instant,
  readAt: instant.nullable(),
  ticket: z.object({
    ticketId: z.uuid(),
    reference: z.string(),
    title: z.string(),
    priority,
    clientId: z.uuid(),
    clientName: z.string(),
    clientColor: z.string(),
  }),
  about,
  /** Of a warning: who has it in hand, and since when. */
  acknowledged: z.object({ at: instant, byName: z.string() }).nullable(),
});

export const listNotices = operation({
  name: 'listNotices',
  summary: 'List what the caller was told, newest first',
  method: 'GET',
  path: '/notices',
  permission: 'notice.read',
  input: z.strictObject({ show: z.enum(['all', 'unread']).default('all'), ...page }),
  reply: pageOf(notice),
  refusals: [],
});

export const readNotices = operation({
  name: 'readNotices',
  summary: 'Mark notices of the caller as read',
  method: 'POST',
  path: '/notices/read',
  permission: 'notice.read',
  input: z
    .strictObject({
      noticeIds: z.array(z.uuid()).min(1).max(200).optional(),
      /** Everything told up to then: name the newest that was seen, so that none is marked that nobody saw. */
      until: instant.optional(),
    })
    .refine(({ noticeIds, until }) => (noticeIds === undefined) !== (until === undefined), {
      error: 'Name the notices, or until when: one of the two',
      path: ['noticeIds'],
    }),
  reply: unread,
  refusals: [],
});

const settings = noticeWishes.extend({
  /** Quiet hours are told in it. */
  timeZone: z.string(),
  email: z.string().nullable(),
  version: z.number().int(),
});
export const readNoticeSettings = operation({
  name: 'readNoticeSettings',
  summary: 'How the caller wants to be told',
  method: 'GET',
  path: '/notices/settings',
  permission: 'notice.read',
  input: z.strictObject({}),
  reply: settings,
  refusals: [],
});
export const changeNoticeSettings = operation({
  name: 'changeNoticeSettings',
  summary: 'Change how the caller wants to be told',
  description: 'Mail waits until quiet hours end; the bell rings at once. Mail that waits already follows the new hours.',
  method: 'PUT',
  path: '/notices/settings',
  permission: 'notice.read',
  input: noticeWishes,
  reply: settings,
  refusals: [],
  takesVersion: true,
});
