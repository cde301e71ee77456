import { clockWarned } from '../../desk/clocks/facts.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { type Ids, openedTicket, type Side } from './side.ts';
import type { Surface } from './surface.ts';

/** A ticket whose clock has reached a threshold, which its team's lead was told. */
export async function warnedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  return { ticketId, ...(await warned(surface, side, ticketId)) };
}

/** Lets the resolution clock of a ticket reach its half, and everybody be told. */
export async function warned({ place }: Surface, side: Pick<Side, 'callers'>, ticketId: string): Promise<Ids> {
  const clockId = await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const clock = await work.sql
      .selectFrom('clocks.clock')
      .select(['id', 'client_id', 'due_at', 'target_minutes'])
      .where('ticket_id', '=', ticketId)
      .where('kind', '=', 'sla')
      .where('metric', '=', 'resolution')
      .executeTakeFirstOrThrow();
    work.record(
      clockWarned,
      { clientId: clock.client_id, id: ticketId },
      {
        clockId: clock.id,
        metric: 'resolution',
        kind: 'sla',
        percent: 50,
        reachedAt: work.at.toString(),
        late: false,
        dueAt: clock.due_at.toString(),
        targetMinutes: clock.target_minutes,
        secondsLeft: clock.target_minutes * 30,
        calendar: { zone: 'UTC', words: 'Mon–Fri 08:00–18:00 (UTC)' },
        to: ['assignee', 'team_lead', 'service_manager'],
        nextAt: null,
        nextPercent: null,
      },
    );
    return clock.id;
  });
  await followOnce(place);
  const notice = await place.database.sql
    .selectFrom('notices.notice')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('recipient_id', '=', side.callers.team_lead.accountId ?? '')
    .executeTakeFirstOrThrow();
  return { clockId, noticeId: notice.id };
}
