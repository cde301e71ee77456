import type { Case } from './case.ts';
import { type Ids, internal, openedTicket, type Side } from './side.ts';
import type { Surface } from './surface.ts';
import { theorized } from './theorized.ts';

const on = ({ ticketId }: Ids) => ({ ticketId });
const which = ({ ticketId, hypothesisId }: Ids) => ({ ticketId, hypothesisId });

/** What is asked of Tier 3. */
const asked = { question: 'Is it the drum?', accessLacking: { system: 'Print server', right: 'read its log' } };

/** A ticket with a theory that is still held. */
async function heldTheory(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  const raised = await surface.must(side.callers.tier2_technician, 'raiseHypothesis', { ticketId, statement: 'The toner' });
  return { ticketId, hypothesisId: raised.hypothesisId ?? '' };
}

/** A ticket with a theory that was ruled out. */
async function ruledOutTheory(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  return { ticketId, ...(await theorized(surface, side, ticketId)) };
}

/** A ticket with a link to its handoff. */
async function handoffLink(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  const made = await surface.must(side.callers.tier2_technician, 'shareHandoff', { ticketId, label: internal(side, 'link') });
  return { ticketId, linkId: made.linkId ?? '' };
}

/** A connection of the side's client. */
async function connection({ must }: Surface, side: Side): Promise<Ids> {
  const { clientId } = side.ids;
  const settings = { kind: 'email', to: 'tier3@vendor.example' };
  const { connectionId = '' } = await must(side.callers.client_admin, 'addConnection', {
    clientId,
    name: internal(side, 'vendor'),
    settings,
  });
  return { connectionId };
}

/** A ticket, and a connection that it was not given to yet. */
const ticketAndConnection = async (surface: Surface, side: Side): Promise<Ids> => ({
  ...(await openedTicket(surface, side)),
  ...(await connection(surface, side)),
});

/** Theories of a ticket's cause, and what is handed to Tier 3. */
export const handoffCases: Readonly<Record<string, Case>> = {
  listHypotheses: { as: 'tier1_agent', input: on },
  raiseHypothesis: {
    as: 'tier2_technician',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, statement: 'The toner is empty' }),
  },
  changeHypothesis: {
    as: 'tier2_technician',
    before: heldTheory,
    input: (ids, once) => ({ ...which(ids), statement: `The drum ${once}`, confidence: 'low' }),
  },
  testHypothesis: { as: 'tier2_technician', before: heldTheory, input: (ids) => ({ ...which(ids), test: 'Changed the toner' }) },
  concludeHypothesis: {
    as: 'tier2_technician',
    before: heldTheory,
    input: (ids) => ({ ...which(ids), conclusion: 'ruled_out', test: 'Changed the toner', because: 'Still blank' }),
    also: [
      (ids) => ({ ...which(ids), conclusion: 'confirmed', test: 'Read the log', because: 'It says so', evidenceIds: [ids.evidenceId] }),
    ],
  },
  readHandoff: { as: 'tier2_technician', input: on },
  readHandoffFile: {
    as: 'tier2_technician',
    input: ({ ticketId }) => ({ ticketId, format: 'markdown' }),
    also: [({ ticketId }) => ({ ticketId, format: 'pdf' })],
  },
  shareHandoff: {
    as: 'tier2_technician',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, label: 'Directory team', ...asked }),
  },
  listHandoffShares: { as: 'tier2_technician', input: on },
  revokeHandoffShare: { as: 'tier2_technician', before: handoffLink, input: ({ ticketId, linkId }) => ({ ticketId, linkId }) },
  listConnections: { as: 'tier2_technician', input: () => ({}), also: [({ clientId }) => ({ clientId })] },
  addConnection: {
    as: 'client_admin',
    input: ({ clientId }, once) => ({ clientId, name: `Vendor ${once}`, settings: { kind: 'email', to: 'tier3@vendor.example' } }),
  },
  readConnection: { as: 'client_admin', input: ({ connectionId }) => ({ connectionId }) },
  changeConnection: { as: 'client_admin', input: ({ connectionId }, once) => ({ connectionId, name: `Vendor ${once}` }) },
  retireConnection: { as: 'client_admin', before: connection, input: ({ connectionId }) => ({ connectionId }) },
  testConnection: { as: 'client_admin', before: connection, input: ({ connectionId }) => ({ connectionId }) },
  handOver: {
    as: 'tier2_technician',
    before: ticketAndConnection,
    input: ({ ticketId, connectionId }) => ({ ticketId, connectionId, ...asked }),
  },
  listDeliveries: { as: 'tier2_technician', input: on },
  receiveAnswer: {
    as: 'anonymous',
    input: ({ connectionId }) => ({ connectionId }),
    bytes: Buffer.from('{}'),
    unsignedSays: '401 signature-wrong',
  },
  reopenHypothesis: {
    as: 'tier2_technician',
    before: ruledOutTheory,
    input: (ids) => ({ ...which(ids), because: 'It was another printer' }),
  },
};
