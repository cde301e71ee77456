import { setTimeout as pause } from 'node:timers/promises';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { recordWarning } from '../warned-clock.ts';
import { type Ids, openedTicket, type Side } from './side.ts';
import type { Surface } from './surface.ts';

/** Of a tenth of a second each. */
const mostLooks = 100;

/** A ticket whose clock has reached a threshold, which its team's lead was told. */
export async function warnedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  return { ticketId, ...(await warned(surface, side, ticketId)) };
}

/** Lets the resolution clock of a ticket reach its half, and everybody be told. */
export async function warned({ place }: Surface, side: Pick<Side, 'callers'>, ticketId: string): Promise<Ids> {
  const clockId = await inWork(place, { authority: systemAuthority, reach: '*' }, (work) =>
    recordWarning(work, ticketId, { percent: 50, to: ['assignee', 'team_lead', 'service_manager'] }),
  );
  const told = place.database.sql
    .selectFrom('notices.notice')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('recipient_id', '=', side.callers.team_lead.accountId ?? '');
  // The desk that is attacked hears facts too: while it has the listener, its telling is waited for.
  for (let looks = 0; ; looks += 1) {
    await followOnce(place);
    const notice = looks < mostLooks ? await told.executeTakeFirst() : await told.executeTakeFirstOrThrow();
    if (notice !== undefined) return { clockId, noticeId: notice.id };
    await pause(100);
  }
}
