import type { Case } from './case.ts';
import { escalatedTicket, type Ids, openedTicket, type Side } from './side.ts';
import type { Surface } from './surface.ts';

/** An escalation that was accepted, and a question to the requester a second later. */
async function askedAgain(surface: Surface, side: Side): Promise<Ids> {
  const { tier2_technician: priya } = side.callers;
  const { ticketId = '', escalationId = '' } = await escalatedTicket(surface, side);
  await surface.must(priya, 'acceptEscalation', { escalationId });
  const now = surface.clock.now();
  surface.clock.moveTo(now.add({ seconds: 1 }));
  try {
    const { messageId = '' } = await surface.must(priya, 'replyToRequester', { ticketId, body: 'Does it print from another computer?' });
    return { ticketId, escalationId, messageId };
  } finally {
    surface.clock.moveTo(now);
  }
}

/** The same, and what was said of it. */
async function judgedReask(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '', messageId = '', escalationId = '' } = await askedAgain(surface, side);
  await surface.must(side.callers.tier2_technician, 'judgeReask', { ticketId, messageId, item: 'steps', was: 'missing' });
  return { ticketId, escalationId, messageId };
}

/** A ticket that went from one team of Tier 1 to another and back: leaving the first, which takes in new tickets, is no hop yet. */
async function movedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  const { teamId, secondTeamId } = side.ids;
  for (const to of [secondTeamId, teamId]) {
    const move = { ticketId, teamId: to, assigneeId: null, acceptLoop: true, reason: 'They know it' };
    await surface.must(side.callers.tier1_agent, 'assignTicket', move);
  }
  return { ticketId };
}

/** Packets after they were sent, and what they must hold. */
export const packetCases: Readonly<Record<string, Case>> = {
  withdrawEscalation: { as: 'tier1_agent', before: escalatedTicket, input: ({ escalationId }) => ({ escalationId }) },
  requestFromSender: {
    as: 'tier2_technician',
    before: escalatedTicket,
    input: ({ escalationId }) => ({ escalationId, items: ['evidence'], words: 'Which error is it?', dueAt: '2026-03-02T12:00:00Z' }),
  },
  addToPacket: {
    as: 'tier1_agent',
    before: escalatedTicket,
    input: ({ escalationId }) => ({ escalationId, item: 'evidence', words: 'It says 0x80070776' }),
  },
  listPacketTemplates: { as: 'tier1_agent', input: () => ({}), also: [({ clientId }) => ({ clientId })] },
  changePacketTemplate: {
    as: 'client_admin',
    input: ({ clientId, categoryId }) => ({ clientId, categoryId, required: ['evidence'], whole: 6 }),
  },
  judgeReask: {
    as: 'tier2_technician',
    before: askedAgain,
    input: ({ ticketId, messageId }) => ({ ticketId, messageId: messageId ?? ticketId, item: 'steps', was: 'missing' }),
  },
  readCoaching: { as: 'tier1_agent', input: () => ({}), also: [({ clientId }) => ({ clientId }), () => ({ days: 7 })] },
  listBackAndForth: { as: 'tier1_agent', input: ({ teamId }) => ({ teamId, otherTeamId: teamId }) },
  listHops: {
    as: 'tier1_agent',
    before: movedTicket,
    input: () => ({}),
    also: [({ clientId }) => ({ clientId }), () => ({ days: 7, limit: 1 })],
  },
  listReasks: {
    as: 'tier1_agent',
    before: judgedReask,
    input: () => ({}),
    also: [
      ({ clientId, categoryId }) => ({ clientId, categoryId }),
      () => ({ item: 'steps', was: 'missing', limit: 1 }),
      () => ({ categoryId: 'none' }),
    ],
  },
  listCoachingTickets: {
    as: 'tier1_agent',
    input: () => ({ measure: 'return' }),
    also: [
      () => ({ measure: 'escalation', limit: 1 }),
      () => ({ measure: 'override' }),
      ({ categoryId }) => ({ measure: 'reask', categoryId }),
      ({ clientId }) => ({ measure: 'answers', clientId }),
      ({ agentId }) => ({ measure: 'escalation', agentId }),
    ],
  },
};
