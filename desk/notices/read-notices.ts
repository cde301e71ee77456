import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { readNotices as operation } from './contract.ts';
import { ownId, unreadOf } from './own.ts';

/** Marks the caller's notices as read; somebody else's are not found. Answers what the bell shows then. */
export const readNotices: Handler<typeof operation> = async (work, { noticeIds, until }) => {
  const recipientId = ownId(work);
  if (noticeIds !== undefined) await mustBeOwn(work, recipientId, noticeIds);
  let reading = work.sql
    .updateTable('notices.notice')
    .set({ read_at: work.at })
    .where('recipient_id', '=', recipientId)
    .where('read_at', 'is', null);
  if (noticeIds !== undefined) reading = reading.where('id', 'in', noticeIds);
  if (until !== undefined) reading = reading.where('at', '<=', Temporal.Instant.from(until));
  await reading.execute();
  return unreadOf(work, recipientId);
};

async function mustBeOwn({ sql }: Work, recipientId: string, noticeIds: readonly string[]): Promise<void> {
  const own = await sql
    .selectFrom('notices.notice')
    .select('id')
    .where('recipient_id', '=', recipientId)
    .where('id', 'in', noticeIds)
    .execute();
  if (own.length < new Set(noticeIds).size) refuse(notFound);
}
