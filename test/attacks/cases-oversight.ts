import type { Case } from './case.ts';

const inMarch = ({ clientId }: Readonly<Record<string, string>>) => ({ clientId, month: '2026-03' });

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
};
