import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearAfter } from '../../platform/log/listeners.ts';
import { leadsCalled, packetAdded, packetAsked, packetOverdue } from '../escalation/facts.ts';
import type { AboutEscalation } from './about.ts';
import { aroundTickets } from './around-tickets.ts';
import { type NewNotice, tell } from './tell.ts';

/**
 * Tells the sender what the receiving tier asks for; both, and who leads the sender's team, that no answer came in time; whoever asked, that one
 * came; and the leads of both tiers that a ticket was returned for the second time (domain.md §4).
 */
export const onEscalationAsks = hearAfter({
  name: 'notices-on-escalation-asks',
  kinds: [packetAsked, packetOverdue, packetAdded, leadsCalled],
  begins: 'at-the-first-fact',
  imported: false,
  run: async (work, facts) => {
    const tickets = await aroundTickets(
      work.sql,
      facts.map(({ stream }) => stream),
    );
    const asked = await work.sql
      .selectFrom('escalation.packet_request')
      .select(['id', 'asked_by'])
      .where(
        'ticket_id',
        'in',
        facts.map(({ stream }) => stream),
      )
      .execute();
    const askerOf = (requestId: string | null) => asked.find(({ id }) => id === requestId)?.asked_by;
    await tell(
      work,
      facts.flatMap((fact): readonly NewNotice[] => {
        const ticket = tickets.get(fact.stream);
        if (ticket === undefined) return [];
        return toldBy(fact, { askerOf, leads: ticket.around.team_lead }).map(({ agentId, escalationId, event, about }) => ({
          recipientId: agentId,
          kind: 'escalation',
          event,
          ticket,
          subjectId: escalationId,
          percent: 0,
          inHand: false,
          about: { ...about, escalationId },
        }));
      }),
    );
  },
});

interface Told {
  readonly agentId: string;
  readonly escalationId: string;
  readonly event: string;
  readonly about: Omit<AboutEscalation, 'escalationId'>;
}

interface Knowing {
  readonly askerOf: (requestId: string | null) => string | undefined;
  /** Who leads the team that has the ticket: until it is accepted, the sender's. */
  readonly leads: readonly string[];
}

/** Whom a fact is told, and what. Parsed again: the log gives facts of any kind back as they were stored. */
function toldBy(fact: RecordedFact, { askerOf, leads }: Knowing): readonly Told[] {
  if (fact.name === packetAsked.name) {
    const { requestId, escalationId, words, dueAt, askedOf, byName } = packetAsked.payload.parse(fact.payload);
    return agentOf(askedOf).map((agentId) => ({
      agentId,
      escalationId,
      event: `packet-request/${requestId}`,
      about: { of: 'escalation', what: 'packet_asked', words, dueAt, byName, toldAs: 'sender' },
    }));
  }
  if (fact.name === packetOverdue.name) {
    const { requestId, escalationId, words, dueAt, askedOf, askedBy } = packetOverdue.payload.parse(fact.payload);
    const both = [...agentOf(askedOf).map((id) => [id, 'sender'] as const), ...agentOf(askedBy).map((id) => [id, 'asker'] as const)];
    // The sender may have gone home: who leads their team can see to it.
    const others = leads.filter((lead) => !both.some(([id]) => id === lead)).map((id) => [id, 'team_lead'] as const);
    return [...both, ...others].map(([agentId, toldAs]) => ({
      agentId,
      escalationId,
      event: `packet-overdue/${requestId}`,
      about: { of: 'escalation', what: 'packet_overdue', words, dueAt, byName: '', toldAs },
    }));
  }
  if (fact.name === packetAdded.name) {
    const { additionId, requestId, escalationId, words, byName } = packetAdded.payload.parse(fact.payload);
    return agentOf(askerOf(requestId)).map((agentId) => ({
      agentId,
      escalationId,
      event: `packet-addition/${additionId}`,
      about: { of: 'escalation', what: 'packet_added', words, dueAt: null, byName, toldAs: 'asker' },
    }));
  }
  const { escalationId, leads: called } = leadsCalled.payload.parse(fact.payload);
  return called.map(({ agentId }) => ({
    agentId,
    escalationId,
    event: `leads-called/${escalationId}`,
    about: { of: 'escalation', what: 'leads_called', words: null, dueAt: null, byName: '', toldAs: 'team_lead' },
  }));
}

const agentOf = (actor: string | undefined): readonly string[] =>
  actor?.startsWith('agent:') === true ? [actor.slice('agent:'.length)] : [];
