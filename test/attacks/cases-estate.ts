import type { Case } from './case.ts';
import { invitedAgent } from './cases-access.ts';
import { type Ids, openedTicket, type Side, systemOf } from './side.ts';
import type { Surface } from './surface.ts';

const nothing = () => ({});

/** Letters that no code of a client has had yet. */
const codeOf = (once: string): string => `C${once.slice(1)}`;
const week = { zone: 'UTC', week: { mon: [['09:00', '17:00']] } };
const terms = [1, 2, 3, 4].map((priority) => ({ priority, responseMinutes: 60, resolutionMinutes: 480 }));

/** Clients, people, agents, and how time is agreed. */
export const estateCases: Readonly<Record<string, Case>> = {
  openClient: { as: 'founder', input: (_ids, once) => ({ name: 'A client', code: codeOf(once), timeZone: 'UTC' }), deskWide: true },
  changeClient: { as: 'desk_admin', input: ({ clientId }) => ({ clientId, color: '#123456' }) },
  listClients: { as: 'tier1_agent', input: nothing, also: [() => ({ search: 'harbor' }), () => ({ limit: 1 })] },
  readClient: { as: 'tier1_agent', input: ({ clientId }) => ({ clientId }) },
  addSite: { as: 'client_admin', input: ({ clientId }, once) => ({ clientId, name: `Site ${once}` }) },
  addDepartment: {
    as: 'client_admin',
    input: ({ clientId, siteId }, once) => ({ clientId, siteId, name: `Department ${once}` }),
  },
  registerRequester: {
    as: 'client_admin',
    input: ({ clientId, departmentId, siteId }, once) => ({
      clientId,
      departmentId,
      siteId,
      name: 'Alex',
      email: `alex.${once}@client.example`,
    }),
  },
  listRequesters: {
    as: 'tier1_agent',
    input: nothing,
    also: [
      ({ clientId }) => ({ clientId }),
      () => ({ search: 'canary' }),
      () => ({ search: 'requester', limit: 1 }),
      () => ({ search: 'alex' }),
    ],
  },
  inviteRequester: {
    as: 'client_admin',
    before: async ({ must }, { callers, ids }) => {
      const somebody = { clientId: ids.clientId, name: 'Robin', email: `${crypto.randomUUID()}@client.example` };
      const { requesterId = '' } = await must(callers.client_admin, 'registerRequester', somebody);
      return { requesterId };
    },
    input: ({ requesterId }) => ({ requesterId }),
  },
  inviteAgent: {
    as: 'desk_admin',
    input: ({ clientId, teamId }, once) => ({
      name: 'Somebody new',
      email: `${once}.new@secondline.example`,
      tier: 1,
      grants: [{ role: 'tier1_agent', clientId }],
      teamIds: [teamId],
      skills: [{ skill: 'vpn', level: 3 }],
    }),
    changesStaff: true,
  },
  changeAgent: {
    as: 'desk_admin',
    before: async (surface, side) => {
      const { accountId } = await invitedAgent(surface, side);
      return { agentId: accountId };
    },
    input: ({ agentId }) => ({ agentId, tier: 2, skills: [{ skill: 'vpn', level: 3 }] }),
    also: [
      ({ agentId, clientId }) => ({ agentId, grants: [{ role: 'tier2_technician', clientId }] }),
      ({ agentId }) => ({ agentId, disabled: true }),
    ],
    changesStaff: true,
  },
  listAgents: {
    as: 'tier1_agent',
    input: nothing,
    also: [({ teamId }) => ({ teamId }), () => ({ search: 'agent', tier: 2 }), () => ({ limit: 2 })],
  },
  formTeam: { as: 'founder', input: (_ids, once) => ({ name: `Team ${once}`, tier: 2 }), deskWide: true, changesStaff: true },
  listTeams: { as: 'tier1_agent', input: nothing },
  addIntegration: {
    as: 'desk_admin',
    input: ({ clientId }) => ({ name: 'A program', grants: [{ role: 'integration', clientId }] }),
  },
  publishAgreement: {
    as: 'client_admin',
    input: ({ clientId, agreementId, calendarId, categoryId }) => ({
      clientId,
      agreementId,
      kind: 'sla',
      name: 'An agreement',
      calendarId,
      terms: [...terms, { categoryId, resolutionMinutes: 60 }],
    }),
    also: [
      ({ clientId, calendarId, secondTeamId }) => ({
        clientId,
        kind: 'ola',
        name: 'A budget',
        scope: { teamId: secondTeamId },
        calendarId,
        terms: [{ resolutionMinutes: 60 }],
      }),
    ],
  },
  publishCalendar: {
    as: 'client_admin',
    before: async ({ must }, { callers, ids: { clientId } }) => {
      const { siteId = '' } = await must(callers.client_admin, 'addSite', { clientId, name: `Site ${crypto.randomUUID()}` });
      return { siteId };
    },
    input: ({ clientId, siteId }) => ({ clientId, siteId, name: 'A calendar', definition: week }),
    also: [({ clientId, calendarId }) => ({ clientId, calendarId, name: 'A calendar', definition: week })],
  },
  readAccessMap: { as: 'tier1_agent', input: nothing, also: [({ clientId }) => ({ clientId }), () => ({ limit: 1 })] },
  changeAccessMap: {
    as: 'client_admin',
    before: systemOf,
    input: ({ clientId, systemId, agentId }, once) => ({
      clientId,
      systemId,
      readVersion: 1,
      name: `System ${once}`,
      owner: 'Identity team',
      actions: [{ name: 'Unlock accounts', tiers: [2], agentIds: [agentId] }],
    }),
  },
  listCalendars: { as: 'tier1_agent', input: ({ clientId }) => ({ clientId }) },
  exportCalendar: { as: 'tier1_agent', input: ({ clientId, calendarId }) => ({ clientId, calendarId }) },
  listHolidayPlaces: { as: 'client_admin', input: nothing, also: [() => ({ country: 'DE' })] },
  previewHolidays: { as: 'client_admin', input: () => ({ country: 'DE', region: 'BY', firstYear: 2026 }) },
  importHolidays: {
    as: 'client_admin',
    input: () => ({ zone: 'UTC', firstYear: 2026 }),
    bytes: Buffer.from('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'),
  },
  simulateClock: {
    as: 'tier1_agent',
    input: ({ clientId, calendarId }) => ({ clientId, openedAt: '2026-03-06T17:40:00Z', minutes: 480, calendar: { calendarId } }),
    also: [({ clientId }) => ({ clientId, openedAt: '2026-03-06T17:40:00Z', minutes: 480, calendar: { definition: week } })],
  },
  listAgreements: { as: 'tier1_agent', input: ({ clientId }) => ({ clientId }) },
  previewMigration: { as: 'client_admin', before: olderTicket, input: ({ clientId, agreementId }) => ({ clientId, agreementId }) },
  migrateTickets: {
    as: 'client_admin',
    before: olderTicket,
    input: ({ clientId, agreementId, ticketId }) => ({ clientId, agreementId, ticketIds: [ticketId] }),
  },
  importEvents: {
    as: 'desk_admin',
    input: ({ clientId }) => ({ clientId, map: eventMap }),
    bytes: Buffer.from(
      'ticket,row,opened,updated,state,team,agent\nOLD-1,1,2025-01-01 00:00:00,2025-01-01 00:00:00,New,Old team,Old agent\n',
    ),
  },
  readKpis: { as: 'service_manager', input: nothing, also: [({ clientId }) => ({ clientId })] },
};

/** How the one row of another system's log is read. */
const eventMap = JSON.stringify({
  source: 'old-desk',
  zone: 'UTC',
  columns: { ticket: 'ticket', order: 'row', openedAt: 'opened', updatedAt: 'updated', state: 'state', team: 'team', assignee: 'agent' },
  title: '{ticket}',
  states: { New: 'new' },
  tiers: { default: 1 },
});

/** An open ticket that follows an older version of its agreement than the one in force. */
async function olderTicket(surface: Surface, side: Side): Promise<Ids> {
  const { clientId, agreementId, calendarId } = side.ids;
  const { ticketId = '' } = await openedTicket(surface, side);
  await surface.must(side.callers.client_admin, 'publishAgreement', {
    clientId,
    agreementId,
    calendarId,
    kind: 'sla',
    name: 'Newer',
    terms,
  });
  return { ticketId };
}
