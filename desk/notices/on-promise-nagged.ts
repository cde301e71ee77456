import { hearAfter } from '../../platform/log/listeners.ts';
import { promiseNagged } from '../promises/facts.ts';
import { aroundTickets } from './around-tickets.ts';
import { recipientsOf } from './rules.ts';
import { type NewNotice, tell } from './tell.ts';

/** Reminds whoever owes a promise that it is due soon, and once it is overdue their team's lead too (domain.md §7). */
export const onPromiseNagged = hearAfter({
  name: 'notices-on-promise-nagged',
  kinds: [promiseNagged],
  begins: 'at-the-first-fact',
  imported: false,
  run: async (work, facts) => {
    const tickets = await aroundTickets(
      work.sql,
      facts.map(({ stream }) => stream),
    );
    await tell(
      work,
      facts.flatMap(({ stream, payload }): readonly NewNotice[] => {
        const ticket = tickets.get(stream);
        if (ticket === undefined) return [];
        // Parsed again: the log gives facts of any kind back as they were stored.
        const { promiseId, stage, what, dueAt } = promiseNagged.payload.parse(payload);
        return recipientsOf(stage === 'soon' ? ['assignee'] : ['assignee', 'team_lead'], ticket.around).map(({ agentId, as }) => ({
          recipientId: agentId,
          kind: stage === 'soon' ? 'promise_soon' : 'promise_overdue',
          event: `promise/${promiseId}/${stage}`,
          ticket,
          subjectId: promiseId,
          percent: 0,
          inHand: false,
          about: { of: 'promise', promiseId, stage, what, dueAt, toldAs: as },
        }));
      }),
    );
  },
});
