import type { Case } from './case.ts';
import { packetDraft } from './packet-draft.ts';
import {
  categoryOf,
  escalatedTicket,
  type Ids,
  listedTicket,
  openedTicket,
  resolvedTicket,
  type Side,
  takenTicket,
  templateOf,
  ticketWithSecret,
} from './side.ts';
import type { Surface } from './surface.ts';
import { warnedTicket } from './warned.ts';

/** A criterion that every ticket of whatever priority meets. */
const ownCriterion = {
  criterion: 'payroll_week',
  words: 'It stops the payroll run',
  question: 'Please let it run today.',
  fromTiers: [1, 2],
  checks: [{ kind: 'ticket', priorities: [1, 2, 3, 4] }],
};

const plainPacket = packetDraft((what) => `A plain ${what}`);
/** Two open tickets. */
async function withSecond(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId: secondTicketId = '' } = await openedTicket(surface, side);
  return { ...(await openedTicket(surface, side)), secondTicketId };
}

/** Closed a year ago: no window of any agreement is open so long. */
async function longClosedTicket(surface: Surface, side: Side): Promise<Ids> {
  const now = surface.clock.now();
  surface.clock.moveTo(now.subtract({ hours: 365 * 24 }).toString());
  try {
    const { ticketId = '' } = await resolvedTicket(surface, side);
    await surface.must(side.callers.tier1_agent, 'closeTicket', { ticketId });
    return { ticketId };
  } finally {
    surface.clock.moveTo(now.toString());
  }
}

const on = ({ ticketId }: Readonly<Record<string, string>>) => ({ ticketId });

/** Tickets, their clocks, promises and escalations, and the queues. */
export const deskCases: Readonly<Record<string, Case>> = {
  openTicket: {
    as: 'tier1_agent',
    input: ({ requesterId, categoryId, siteId }) => ({ requesterId, categoryId, siteId, title: 'It does not print' }),
  },
  readTicket: { as: 'tier1_agent', input: on },
  readTimeline: { as: 'tier1_agent', input: on, also: [({ ticketId }) => ({ ticketId, limit: 2 })] },
  replyToRequester: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, body: 'We look into it.' }) },
  addNote: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, body: 'A note' }) },
  recordStep: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, action: 'Turned it off and on', outcome: 'did_not_work' }),
  },
  attachEvidence: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, fileName: 'a.log' }),
    bytes: Buffer.from('a line of a log\n'),
  },
  readEvidence: { as: 'tier1_agent', input: ({ ticketId, evidenceId }) => ({ ticketId, evidenceId }) },
  listEvidence: { as: 'tier1_agent', input: on },
  listSteps: { as: 'tier1_agent', input: on },
  unmaskSecret: {
    as: 'tier2_technician',
    before: ticketWithSecret,
    input: ({ ticketId, code }) => ({ ticketId, code, reason: 'It has to be changed' }),
  },
  assignTicket: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId, agentId }) => ({ ticketId, assigneeId: agentId }),
    also: [({ ticketId, secondTeamId }) => ({ ticketId, teamId: secondTeamId, reason: 'They know it' })],
  },
  holdTicket: {
    as: 'tier1_agent',
    before: takenTicket,
    input: ({ ticketId }) => ({
      ticketId,
      waitsFor: 'supplier',
      reason: 'A part is ordered',
      supplier: 'Contoso',
      question: 'Is it the left one?',
    }),
  },
  resumeTicket: {
    as: 'tier1_agent',
    before: async (surface, side) => {
      const { ticketId = '' } = await takenTicket(surface, side);
      await surface.must(side.callers.tier1_agent, 'holdTicket', { ticketId, waitsFor: 'supplier' });
      return { ticketId };
    },
    input: on,
  },
  giveWorkaround: { as: 'tier1_agent', before: takenTicket, input: ({ ticketId }) => ({ ticketId, workaround: 'Print on floor 3' }) },
  listPauses: { as: 'service_manager', input: () => ({}), also: [({ clientId }) => ({ clientId }), ({ agentId }) => ({ agentId })] },
  prioritizeTicket: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, impact: 1, urgency: 1 }) },
  categorizeTicket: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId, categoryId }) => ({ ticketId, categoryId }) },
  resolveTicket: {
    as: 'tier1_agent',
    before: takenTicket,
    input: ({ ticketId }) => ({ ticketId, resolution: 'A new cable', tellRequester: 'It works again.' }),
  },
  closeTicket: { as: 'tier1_agent', before: resolvedTicket, input: on },
  reopenTicket: { as: 'tier1_agent', before: resolvedTicket, input: ({ ticketId }) => ({ ticketId, reason: 'Still broken' }) },
  cancelTicket: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, reason: 'Opened in error' }) },
  mergeTickets: {
    as: 'tier1_agent',
    before: withSecond,
    input: ({ ticketId, secondTicketId }) => ({ ticketId, sources: [secondTicketId] }),
  },
  splitTicket: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, title: 'Something else' }),
    also: [
      ({ ticketId, requesterId }) => ({ ticketId, title: 'Something else', requesterId }),
      ({ ticketId, evidenceId }) => ({ ticketId, title: 'Something else', evidenceIds: [evidenceId] }),
    ],
  },
  openFollowUp: { as: 'tier1_agent', before: longClosedTicket, input: ({ ticketId }) => ({ ticketId, description: 'It is back' }) },
  listLinks: { as: 'tier1_agent', input: on },
  previewMerge: {
    as: 'tier1_agent',
    before: withSecond,
    input: ({ ticketId, secondTicketId }) => ({ ticketId, sources: [secondTicketId] }),
  },
  previewPriority: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, impact: 1, urgency: 1 }) },
  previewReopen: { as: 'tier1_agent', before: resolvedTicket, input: on },
  addCategory: {
    as: 'client_admin',
    input: ({ clientId, categoryId }, once) => ({ clientId, parentId: categoryId, name: `Category ${once}` }),
  },
  changeCategory: {
    as: 'client_admin',
    before: async ({ must }, { callers, ids }) => {
      const { categoryId = '' } = await must(callers.client_admin, 'addCategory', { clientId: ids.clientId, name: crypto.randomUUID() });
      return { categoryId };
    },
    input: ({ categoryId }, once) => ({ categoryId, name: `Renamed ${once}` }),
  },
  listCategories: {
    as: 'tier1_agent',
    input: () => ({}),
    also: [({ clientId }) => ({ clientId }), () => ({ search: 'canary' }), () => ({ limit: 1 })],
  },
  readClockStatement: { as: 'tier1_agent', input: on },
  acknowledgeWarning: {
    as: 'tier1_agent',
    before: warnedTicket,
    input: ({ ticketId, clockId }) => ({ ticketId, clockId, percent: 50 }),
  },
  countUnreadNotices: { as: 'team_lead', input: () => ({}) },
  listNotices: { as: 'team_lead', input: () => ({}), also: [() => ({ show: 'unread' }), () => ({ limit: 1 })] },
  readNotices: {
    as: 'team_lead',
    input: () => ({ until: '2026-03-02T11:00:00Z' }),
    also: [({ noticeId }) => ({ noticeIds: [noticeId] })],
  },
  readNoticeSettings: { as: 'team_lead', input: () => ({}) },
  changeNoticeSettings: {
    as: 'team_lead',
    input: () => ({
      mail: { clock_warning: true, clock_breach: true, promise_soon: false, promise_overdue: true, escalation: true },
      quiet: { from: '22:00', to: '07:00' },
      urgentAnyway: true,
    }),
  },
  makePromise: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({ ticketId, what: 'What the supplier says', dueAt: '2026-03-02T11:00:00Z' }),
  },
  replyAndPromise: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({
      ticketId,
      body: 'The log says more.',
      nextUpdate: { what: 'What the supplier says', dueAt: '2026-03-02T11:00:00Z' },
    }),
  },
  listPromises: { as: 'tier1_agent', input: on },
  writeTemplate: {
    as: 'client_admin',
    input: ({ clientId }, once) => ({ clientId, kind: 'promise', name: `Template ${once}`, words: '{assignee} reads the log' }),
  },
  changeTemplate: {
    as: 'client_admin',
    before: templateOf,
    input: ({ templateId }, once) => ({ templateId, name: `Template ${once}`, words: '{assignee} reads the log' }),
  },
  retireTemplate: { as: 'client_admin', before: templateOf, input: ({ templateId }) => ({ templateId }) },
  listTemplates: {
    as: 'tier1_agent',
    input: () => ({}),
    also: [({ clientId }) => ({ clientId }), () => ({ kind: 'promise' }), () => ({ limit: 1 })],
  },
  listCriteria: {
    as: 'tier1_agent',
    input: ({ clientId }) => ({ clientId }),
    also: [() => ({}), ({ clientId, categoryId }) => ({ clientId, categoryId })],
  },
  changeCriteria: {
    as: 'client_admin',
    before: categoryOf,
    input: ({ clientId, categoryId }) => ({ clientId, categoryId, readVersion: 0, criteria: [ownCriterion], note: 'A new contract' }),
  },
  tryCriteria: {
    as: 'client_admin',
    input: ({ clientId }) => ({ clientId, criteria: [ownCriterion], show: ownCriterion.criterion }),
    also: [({ clientId, categoryId }) => ({ clientId, categoryId, criteria: [], show: 'none', limit: 1 })],
  },
  listStandardSteps: { as: 'tier1_agent', input: ({ clientId, categoryId }) => ({ clientId, categoryId }) },
  changeStandardSteps: {
    as: 'client_admin',
    before: categoryOf,
    input: ({ clientId, categoryId }) => ({
      clientId,
      categoryId,
      readVersion: 0,
      steps: [{ action: 'Restart it', expected: 'It prints' }],
    }),
  },
  readChecklist: { as: 'tier1_agent', input: on },
  tickStandardStep: {
    as: 'tier1_agent',
    before: listedTicket,
    input: ({ ticketId, standardStepId }) => ({ ticketId, standardStepId, outcome: 'did_not_work' }),
  },
  scorePacket: { as: 'tier1_agent', before: openedTicket, input: ({ ticketId }) => ({ ticketId, packet: plainPacket }) },
  escalateTicket: {
    as: 'tier1_agent',
    before: openedTicket,
    input: ({ ticketId }) => ({
      ticketId,
      packet: plainPacket,
      nextUpdate: { what: 'What Tier 2 found', dueAt: '2026-03-02T11:00:00Z' },
      overrideReason: 'It needs somebody else',
    }),
  },
  listEscalations: { as: 'tier1_agent', input: on },
  listWaitingEscalations: {
    as: 'tier2_technician',
    input: () => ({ tier: 2 }),
    also: [() => ({ tier: 1 }), () => ({ tier: 3 }), () => ({ tier: 2, limit: 1 })],
  },
  readPacket: { as: 'tier2_technician', input: ({ escalationId }) => ({ escalationId }) },
  acceptEscalation: { as: 'tier2_technician', before: escalatedTicket, input: ({ escalationId }) => ({ escalationId }) },
  returnEscalation: {
    as: 'tier2_technician',
    before: escalatedTicket,
    input: ({ escalationId }) => ({ escalationId, reason: 'wrong_team', whatWouldHelp: 'Send it to the network team' }),
  },
  shareTicket: { as: 'tier1_agent', before: openedTicket, input: on },
  revokeShares: {
    as: 'tier1_agent',
    before: async (surface, side) => {
      const { ticketId = '' } = await openedTicket(surface, side);
      await surface.must(side.callers.tier1_agent, 'shareTicket', { ticketId });
      return { ticketId };
    },
    input: on,
  },
  listTickets: {
    as: 'tier1_agent',
    input: () => ({}),
    also: [
      () => ({ view: 'done' }),
      () => ({ view: 'unassigned' }),
      () => ({ view: 'returned' }),
      () => ({ view: 'mine' }),
      () => ({ search: 'canary' }),
      () => ({ search: 'words' }),
      () => ({ search: 'INC-1' }),
      () => ({ limit: 1 }),
      ({ clientId }) => ({ clientId }),
      ({ requesterId }) => ({ requesterId }),
      ({ teamId }) => ({ teamId }),
    ],
  },
};
