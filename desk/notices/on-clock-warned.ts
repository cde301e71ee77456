import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearAfter } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { clockWarned } from '../clocks/facts.ts';
import { aroundTickets } from './around-tickets.ts';
import { kindOf, recipientsOf } from './rules.ts';
import { type NewNotice, tell } from './tell.ts';

/**
 * Tells people that a clock has reached a threshold, exactly once on any number of nodes: heard after the fact, from a checkpoint that
 * moves with what is written here. What another system's clocks did long ago is nobody's news.
 */
export const onClockWarned = hearAfter({
  name: 'notices-on-clock-warned',
  kinds: [clockWarned],
  begins: 'at-the-first-fact',
  imported: false,
  run: async (work, facts) => {
    const tickets = await aroundTickets(
      work.sql,
      facts.map(({ stream }) => stream),
    );
    const acknowledged = await acknowledgedAmong(
      work,
      facts.map(({ stream }) => stream),
    );
    await tell(
      work,
      facts.flatMap((fact): readonly NewNotice[] => {
        const ticket = tickets.get(fact.stream);
        if (ticket === undefined) return [];
        const { clockId, percent, to, kind, targetMinutes, ...warning } = payloadOf(fact);
        return recipientsOf(to, ticket.around).map(({ agentId, as }) => ({
          recipientId: agentId,
          kind: kindOf(percent),
          event: `clock/${clockId}/${percent}`,
          ticket,
          subjectId: clockId,
          percent,
          inHand: (acknowledged.get(clockId) ?? 0) >= percent,
          about: {
            of: 'clock',
            clockId,
            metric: warning.metric,
            clockKind: kind,
            percent,
            reachedAt: warning.reachedAt,
            late: warning.late,
            dueAt: warning.dueAt,
            targetSeconds: targetMinutes * 60,
            secondsLeft: warning.secondsLeft,
            calendar: warning.calendar,
            toldAs: as,
          },
        }));
      }),
    );
  },
});

/** Parsed again: the log gives facts of any kind back as they were stored. */
const payloadOf = (fact: RecordedFact) => clockWarned.payload.parse(fact.payload);

/** The highest threshold of each clock that somebody has in hand already: they were quicker than this listener. */
async function acknowledgedAmong({ sql }: Work, ticketIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await sql
    .selectFrom('clocks.warning')
    .select(({ fn }) => ['clock_id', fn.max('percent').as('percent')])
    .where('ticket_id', 'in', ticketIds)
    .where('acknowledged_at', 'is not', null)
    .groupBy('clock_id')
    .execute();
  return new Map(rows.map((row) => [row.clock_id, row.percent]));
}
