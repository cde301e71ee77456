import type { z } from 'zod';
import { clockWarned } from '../desk/clocks/facts.ts';
import type { Work } from '../platform/work.ts';

/** Records that the resolution clock of a ticket has reached a threshold, as the round does when time has passed. Answers the clock's id. */
export async function recordWarning(
  work: Work,
  ticketId: string,
  { percent, ...more }: Partial<z.input<typeof clockWarned.payload>> & { readonly percent: number },
): Promise<string> {
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
      kind: 'sla',
      metric: 'resolution',
      percent,
      reachedAt: work.at.toString(),
      late: false,
      dueAt: clock.due_at.toString(),
      targetMinutes: clock.target_minutes,
      secondsLeft: Math.round(clock.target_minutes * 60 * (1 - percent / 100)),
      calendar: { zone: 'UTC', words: 'Mon–Fri 08:00–18:00 (UTC)' },
      to: percent >= 90 ? ['assignee', 'team_lead', 'service_manager'] : percent >= 75 ? ['assignee', 'team_lead'] : ['assignee'],
      nextPercent: null,
      nextAt: null,
      ...more,
    },
  );
  return clock.id;
}
