import { hearAfter } from '../../platform/log/listeners.ts';
import { handoffAnswered } from '../handoff/facts.ts';
import { aroundTickets } from './around-tickets.ts';
import { recipientsOf } from './rules.ts';
import { type NewNotice, tell } from './tell.ts';

/** Tells whoever has the ticket what an engineer outside the desk answered to its handoff, or took back of what was ruled out. */
export const onHandoffAnswered = hearAfter({
  name: 'notices-on-handoff-answered',
  kinds: [handoffAnswered],
  begins: 'at-the-first-fact',
  imported: false,
  run: async (work, facts) => {
    const tickets = await aroundTickets(
      work.sql,
      facts.map(({ stream }) => stream),
    );
    await tell(
      work,
      facts.flatMap((fact): readonly NewNotice[] => {
        const ticket = tickets.get(fact.stream);
        if (ticket === undefined) return [];
        // Parsed again: the log gives facts of any kind back as they were stored.
        const { answerId, by, text, refutes } = handoffAnswered.payload.parse(fact.payload);
        return recipientsOf(['assignee'], ticket.around).map(({ agentId, as }) => ({
          recipientId: agentId,
          kind: 'escalation',
          event: `handoff-answer/${answerId}`,
          ticket,
          subjectId: answerId,
          percent: 0,
          inHand: false,
          about: {
            of: 'escalation',
            what: refutes === null ? 'handoff_answered' : 'handoff_refuted',
            escalationId: null,
            words: text,
            dueAt: null,
            byName: by,
            toldAs: as,
          },
        }));
      }),
    );
  },
});
