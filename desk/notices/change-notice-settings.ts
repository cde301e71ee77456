import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { refuse, versionConflict } from '../../platform/refusal.ts';
import type { changeNoticeSettings as operation } from './contract.ts';
import { noticeWishesChanged } from './facts.ts';
import { ownId } from './own.ts';
import { ownSettings } from './read-notice-settings.ts';
import { quietUntil } from './rules.ts';

/** Changes how the caller wants to be told. Mail that waits follows: it goes when the new quiet hours end, or now. */
export const changeNoticeSettings: Handler<typeof operation> = async (work, wishes, { ifMatch }) => {
  const agentId = ownId(work);
  const standing = await ownSettings(work);
  if (ifMatch !== undefined && ifMatch !== standing.version) refuse(versionConflict);

  work.record(noticeWishesChanged, { clientId: null, id: agentId }, wishes);
  await work.flush();
  await work.sql
    .updateTable('notices.notice')
    .set({ mail_at: quietUntil(wishes.quiet, standing.timeZone, work.at) ?? work.at })
    .where('recipient_id', '=', agentId)
    .where('mail', '=', raw<string>`'waiting'`)
    .execute();

  return ownSettings(work);
};
