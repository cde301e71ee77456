import type { Case } from './case.ts';
import { openedTicket } from './side.ts';

const inMarch = ({ clientId }: Readonly<Record<string, string>>) => ({ clientId, month: '2026-03' });

const inSpring = ({ clientId }: Readonly<Record<string, string>>) => ({
  clientId,
  from: '2026-03-01T00:00:00Z',
  until: '2026-04-01T00:00:00Z',
});

/** Statements and reports. */
export const oversightCases: Readonly<Record<string, Case>> = {
  readMonthStatement: { as: 'service_manager', input: inMarch },
  listMonthTickets: { as: 'service_manager', input: inMarch, also: [(ids) => ({ ...inMarch(ids), limit: 1 })] },
  readMonthStatementFile: {
    as: 'service_manager',
    input: (ids) => ({ ...inMarch(ids), format: 'csv' }),
    also: [(ids) => ({ ...inMarch(ids), format: 'pdf' })],
  },
  readClockStatementFile: {
    as: 'tier1_agent',
    input: ({ ticketId }) => ({ ticketId, format: 'csv' }),
    also: [({ ticketId }) => ({ ticketId, format: 'pdf' })],
  },
  readPromiseKeeping: { as: 'service_manager', input: inSpring },
  listEndedPromises: { as: 'service_manager', input: inSpring, also: [(ids) => ({ ...inSpring(ids), limit: 1 })] },
  readEndedPromisesFile: { as: 'service_manager', input: inSpring },
  readLateHandoffs: { as: 'team_lead', input: () => ({}), also: [({ clientId }) => ({ clientId, days: 366 })] },
  listHandoffs: {
    as: 'team_lead',
    input: () => ({ which: 'all' }),
    also: [({ clientId }) => ({ clientId, which: 'all' }), ({ teamId }) => ({ teamId, which: 'all', limit: 1 })],
  },
  readHandoffsFile: { as: 'team_lead', input: () => ({}), also: [({ clientId }) => ({ clientId })] },
  readEscalationFit: { as: 'team_lead', input: () => ({}), also: [({ clientId }) => ({ clientId, days: 366 })] },
  listEscalationFit: {
    as: 'team_lead',
    input: () => ({ which: 'over' }),
    also: [
      ({ clientId }) => ({ clientId, which: 'unanswered' }),
      ({ teamId }) => ({ teamId, which: 'under' }),
      ({ categoryId }) => ({ categoryId, which: 'estimated', limit: 1 }),
    ],
  },
  shareClockStatement: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId }) },
  revokeClockStatementShares: {
    as: 'tier1_agent',
    before: async (surface, side) => {
      const { ticketId = '' } = await openedTicket(surface, side);
      await surface.must(side.callers.tier1_agent, 'shareClockStatement', { ticketId });
      return { ticketId };
    },
    input: ({ ticketId }) => ({ ticketId }),
  },
  shareMonthStatement: { as: 'service_manager', input: inMarch },
  revokeMonthStatementShares: { as: 'service_manager', input: inMarch },
};
