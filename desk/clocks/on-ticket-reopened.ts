import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { ticketReopened } from '../tickets/facts.ts';
import { tooLateToReopen } from '../tickets/refusals.ts';
import { continueClocks } from './continue-clocks.ts';
import { reopenUntil } from './reopen-window.ts';
import { type ClockStanding, clocksOf } from './standing.ts';

/**
 * Reopened within the agreement's window, the same resolution clock goes on from its own start (domain.md §3.10), and with it all that the
 * resolving stopped (the next update, the workaround, the budget of the tier): what was left when they stopped is left now, what was
 * breached stays breached. Later is too late: a follow-up is opened.
 */
export const onTicketReopened = hearWithin(
  'on-ticket-reopened',
  ticketReopened,
  async (work, facts) => {
    const clocks = await clocksOf(
      work.sql,
      facts.map((fact) => fact.stream),
    );
    for (const fact of facts) {
      const resolution = (clocks.get(fact.stream) ?? []).findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
      if (resolution === undefined) continue;
      if (fact.payload.from === 'closed' && fact.origin === 'live') await checkWindow(work, fact, resolution);
      if (resolution.stoppedAt === null) continue;
      // What resolving answered once, the first response, is answered; the rest is owed again.
      const stoppedWithIt = ({ kind, metric, stoppedAt }: ClockStanding) =>
        metric !== 'response' &&
        !(kind === 'sla' && metric === 'resolution') &&
        stoppedAt !== null &&
        resolution.stoppedAt?.equals(stoppedAt) === true;
      continueClocks(work, fact, {
        because: 'reopened',
        clocks: [resolution, ...lastOfEach((clocks.get(fact.stream) ?? []).filter(stoppedWithIt))],
      });
    }
  },
  { imported: true },
);

/** Of several that measured the same, one after the other, the last. */
function lastOfEach(clocks: readonly ClockStanding[]): readonly ClockStanding[] {
  return [...new Map(clocks.map((clock) => [`${clock.agreement.agreementId} ${clock.metric}`, clock])).values()];
}

async function checkWindow(work: Work, fact: RecordedFact, { agreement, calendar }: ClockStanding): Promise<void> {
  const ticket = await work.sql.selectFrom('tickets.ticket').select('closed_at').where('id', '=', fact.stream).executeTakeFirst();
  if (ticket?.closed_at == null) return;
  const until = reopenUntil(calendar.calendar, ticket.closed_at, agreement.reopenWorkingDays);
  if (Temporal.Instant.compare(fact.occurredAt, until) > 0) refuse(tooLateToReopen, { until: until.toString() });
}
