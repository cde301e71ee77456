import { promiseNagRound } from '../../desk/promises/promise-nag-round.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import type { Role } from '../../platform/permissions.ts';
import { packetDraft } from './packet-draft.ts';
import type { Caller, Reply, Surface } from './surface.ts';
import { theorized } from './theorized.ts';
import { warned } from './warned.ts';

/** Ids by the names under which operations ask for them. */
export type Ids = Readonly<Record<string, string>>;

/** One client with somebody of every role, and a ticket on which everything has happened. */
export interface Side {
  readonly name: 'alpha' | 'beta';
  readonly ids: Ids;
  /** Somebody of each role, at this client only. */
  readonly callers: Readonly<Record<Role, Caller>>;
}

/** Who stands for each role, with the tier they work at. */
const hired = {
  tier1_agent: 1,
  tier2_technician: 2,
  tier3_engineer: 3,
  noc_technician: 2,
  field_engineer: 2,
  team_lead: 1,
  service_manager: 2,
  client_admin: 2,
  desk_admin: 3,
  auditor: 3,
} as const;

/** Everything that an integration may do at all: the widest token there is. */
const scopes = ['ticket.open', 'ticket.read', 'ticket.reply', 'ticket.note', 'ticket.work', 'evidence.attach', 'evidence.read'];
const readingScopes = ['queue.read', 'clock.read', 'escalation.read', 'client.read', 'people.read'];

/**
 * Words by which leaks are found. What agents say among themselves is `canary-alpha-…`, whatever belongs to the other client, seen by its
 * requesters or not, is `canary-beta-…`; agents' surnames and addresses are `canary-staff-…`.
 */
export const internal = (side: Pick<Side, 'name'>, what: string): string => `canary-${side.name}-${what}`;
export const shown = (side: Pick<Side, 'name'>, what: string): string =>
  side.name === 'beta' ? `canary-beta-shown-${what}` : `Words that are shown: ${what}`;

/** Brings a client on board with somebody of every role, and lets everything happen to one of its tickets. */
export async function openSide(surface: Surface, name: Side['name']): Promise<Side> {
  const { must, founder } = surface;
  const own = { name };
  const title = name === 'alpha' ? 'Northgate Credit Union' : internal(own, 'client Harbor');
  const { clientId = '' } = await must(founder, 'openClient', { name: title, code: name.toUpperCase(), timeZone: 'UTC' });
  const { siteId = '' } = await must(founder, 'addSite', { clientId, name: shown(own, 'site') });
  const { departmentId = '' } = await must(founder, 'addDepartment', { clientId, name: shown(own, 'department'), siteId });

  const callers: Partial<Record<Role, Caller>> = {};
  for (const [role, tier] of Object.entries(hired) as [keyof typeof hired, number][]) {
    const agent = { name: `Agent canary-staff-${name}-${role}`, email: `canary-staff-${name}-${role}@secondline.example`, tier };
    const { agentId = '' } = await must(founder, 'inviteAgent', { ...agent, grants: [{ role, clientId }] });
    callers[role] = await surface.signedIn(agentId, role);
  }
  for (const role of ['requester', 'requester_manager'] as const) {
    const person = { name: shown(own, role), email: `${name}-${role}@client.example`, departmentId, siteId };
    const { requesterId = '' } = await must(founder, 'registerRequester', { clientId, ...person });
    await must(founder, 'inviteRequester', { requesterId, role });
    callers[role] = await surface.signedIn(requesterId, role);
  }
  const { accountId: integrationId = '' } = await must(founder, 'addIntegration', {
    name: internal(own, 'integration'),
    grants: [{ role: 'integration', clientId }],
  });
  const order = { accountId: integrationId, name: internal(own, 'token'), scopes: [...scopes, ...readingScopes] };
  const { tokenId = '', token = '' } = await must(founder, 'issueApiToken', order);
  callers.integration = { name: 'integration', role: 'integration', accountId: integrationId, token };

  // Every role has somebody now.
  const side = { name, callers: callers as Side['callers'], ids: {} };
  const { categoryId = '' } = await must(founder, 'addCategory', { clientId, name: internal(own, 'category') });
  const { items } = (await surface.ask(founder, 'listTeams', { tier: 1 })).json as { items: readonly { teamId: string }[] };
  const agreement = await pausingAgreement(surface, { ...side, ids: { clientId } });
  const standing: Ids = {
    clientId,
    siteId,
    departmentId,
    categoryId,
    ...agreement,
    integrationId,
    tokenId,
    teamId: items[0]?.teamId ?? '',
    requesterId: side.callers.requester.accountId ?? '',
    agentId: side.callers.tier1_agent.accountId ?? '',
    accountId: side.callers.tier1_agent.accountId ?? '',
    secondTeamId: await teamBeside(surface, name),
  };
  return { ...side, ids: { ...standing, ...(await eventfulTicket(surface, { ...side, ids: standing })) } };
}

/** The side's agreement, as it pauses while its requester is asked. */
async function pausingAgreement({ ask, must, founder }: Surface, side: Side): Promise<Ids> {
  const { clientId } = side.ids;
  const { items } = (await ask(founder, 'listAgreements', { clientId })).json as {
    items: readonly { agreementId: string; calendarId: string; kind: string; terms: readonly unknown[] }[];
  };
  const { agreementId = '', calendarId = '', kind, terms } = items[0] ?? {};
  const pauses = [{ reason: 'requester', mostMinutes: 480 }];
  await must(founder, 'publishAgreement', { clientId, agreementId, calendarId, kind, terms, name: internal(side, 'agreement'), pauses });
  return { agreementId, calendarId };
}

/** A second team at Tier 1, to which tickets can be handed. */
async function teamBeside({ must, founder }: Surface, name: string): Promise<string> {
  const { teamId = '' } = await must(founder, 'formTeam', { name: `canary-staff-${name} team`, tier: 1, specialism: 'canary-staff-vpn' });
  return teamId;
}

let categories = 0;

/** A category of the side's client that nothing was said of yet. */
export async function categoryOf({ must, founder }: Surface, side: Side): Promise<Ids> {
  categories += 1;
  const category = { clientId: side.ids.clientId, name: `${internal(side, 'another category')} ${categories}` };
  const { categoryId = '' } = await must(founder, 'addCategory', category);
  return { categoryId };
}

/** An open ticket with standard steps, of which none is done. */
export async function listedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { categoryId = '' } = await categoryOf(surface, side);
  const steps = [{ action: internal(side, 'standard step'), expected: internal(side, 'standard step expected') }];
  const change = { clientId: side.ids.clientId, categoryId, readVersion: 0, steps, note: internal(side, 'steps note') };
  await surface.must(side.callers.client_admin, 'changeStandardSteps', change);
  const { ticketId = '' } = await openedTicket(surface, side);
  await surface.must(side.callers.tier1_agent, 'categorizeTicket', { ticketId, categoryId });
  const { items } = (await surface.ask(side.callers.tier1_agent, 'readChecklist', { ticketId })).json as {
    items: { standardStepId: string }[];
  };
  return { ticketId, standardStepId: items[0]?.standardStepId ?? '' };
}

/** A system on the side's access map. */
export async function systemOf({ must }: Surface, side: Side): Promise<Ids> {
  systems += 1;
  const actions = [{ name: internal(side, 'right'), tiers: [2], agentIds: [side.callers.tier1_agent.accountId] }];
  const system = {
    clientId: side.ids.clientId,
    readVersion: 0,
    name: `${internal(side, 'system')} ${systems}`,
    owner: internal(side, 'owner'),
  };
  const { systemId = '' } = await must(side.callers.client_admin, 'changeAccessMap', { ...system, actions });
  return { systemId };
}

let systems = 0;
let templates = 0;

/** A template of the side's client. */
export async function templateOf({ must }: Surface, side: Side): Promise<Ids> {
  templates += 1;
  const template = { clientId: side.ids.clientId, kind: 'promise', name: `${internal(side, 'template')} ${templates}` };
  const { templateId = '' } = await must(side.callers.client_admin, 'writeTemplate', {
    ...template,
    words: internal(side, 'template words'),
  });
  return { templateId };
}

/** Lets the desk nag about what is due half past nine, as it does at twenty past, and puts the clock back. */
async function nagAtTwentyPast({ place, clock }: Surface): Promise<void> {
  const before = clock.now();
  clock.moveTo('2026-03-02T09:20:00Z');
  await inWork(place, { authority: systemAuthority, reach: '*' }, (work) => promiseNagRound.run(work, place));
  clock.moveTo(before);
}

/** A ticket of the side's requester, just opened. */
export async function openedTicket({ must }: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await must(side.callers.requester, 'openTicket', {
    title: shown(side, 'title'),
    description: shown(side, 'description'),
  });
  return { ticketId };
}

/** A ticket on which the side's Tier 1 agent works. */
export async function takenTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  await surface.must(side.callers.tier1_agent, 'assignTicket', { ticketId, assigneeId: 'me' });
  return { ticketId };
}

/** A ticket on which somebody wrote a password; answers the code that stands in its place. */
export async function ticketWithSecret(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  await surface.must(side.callers.tier1_agent, 'addNote', { ticketId, body: 'password: Kn0wn-to-nobody!' });
  const { text } = await surface.ask(side.callers.tier1_agent, 'readTimeline', { ticketId });
  return { ticketId, code: /password hidden ([0-9a-f]{8})/.exec(text)?.[1] ?? '' };
}

/** A ticket that waits for the verdict of Tier 2. */
export async function escalatedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await openedTicket(surface, side);
  const raised = await surface.must(side.callers.tier1_agent, 'escalateTicket', { ticketId, ...escalationOf(side) });
  return { ticketId, escalationId: raised.escalationId ?? '' };
}

/** A ticket that was resolved a moment ago. */
export async function resolvedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await takenTicket(surface, side);
  await surface.must(side.callers.tier1_agent, 'resolveTicket', { ticketId, ...resolutionOf(side) });
  return { ticketId };
}

/** A ticket that Tier 2 accepted. */
export async function acceptedTicket(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '', escalationId = '' } = await escalatedTicket(surface, side);
  await surface.must(side.callers.tier2_technician, 'acceptEscalation', { escalationId });
  return { ticketId };
}

/** An article that was drafted from a ticket of this side, its answers and words for agents alone. */
export async function draftedArticle(surface: Surface, side: Side): Promise<Ids> {
  const { ticketId = '' } = await acceptedTicket(surface, side);
  const { articleId = '' } = await surface.must(side.callers.tier2_technician, 'resolveAndAnswer', {
    ticketId,
    ...resolutionOf(side),
    answers: { tier1Could: true, tier1Why: internal(side, 'closing answer'), knowledge: 'new' },
  });
  return { ticketId, articleId };
}

export const escalationOf = (side: Side) => ({
  packet: packetDraft((what) => internal(side, what)),
  nextUpdate: { what: shown(side, 'promise made with the escalation'), dueAt: '2026-03-02T10:00:00Z' },
  overrideReason: internal(side, 'escalation override'),
});

export const resolutionOf = (side: Side) => ({
  resolution: internal(side, 'resolution'),
  cause: internal(side, 'cause'),
  tellRequester: shown(side, 'resolution told'),
});

/** Everything that can happen to a ticket happens to this one; in every internal field stands a word that must not get out. */
async function eventfulTicket(surface: Surface, side: Side): Promise<Ids> {
  const { must } = surface;
  const { tier1_agent: ada, tier2_technician: priya, requester: kim, service_manager: manager } = side.callers;
  const { ticketId = '' } = await openedTicket(surface, side);
  const on = { ticketId };
  await must(ada, 'assignTicket', { ...on, assigneeId: 'me', reason: internal(side, 'reason to take it') });
  await must(manager, 'addNote', { ...on, body: internal(side, 'note') });
  await must(ada, 'recordStep', {
    ...on,
    action: internal(side, 'step action'),
    expected: internal(side, 'step expected'),
    outcome: 'did_not_work',
    result: internal(side, 'step result'),
  });
  await must(ada, 'categorizeTicket', { ...on, categoryId: side.ids.categoryId });
  await must(ada, 'prioritizeTicket', { ...on, impact: 2, urgency: 2, priority: 1, overrideReason: internal(side, 'priority override') });
  await must(ada, 'replyToRequester', { ...on, body: shown(side, 'reply') });
  await must(kim, 'replyToRequester', { ...on, body: shown(side, 'reply of the requester') });
  const secret = await attach(surface, ada, { ...on, fileName: `${internal(side, 'file name')}.log` }, internal(side, 'file body'));
  const seen = await attach(surface, ada, { ...on, fileName: 'shown.log', public: 'true' }, shown(side, 'file body'));
  await must(ada, 'makePromise', { ...on, what: shown(side, 'promise'), dueAt: '2026-03-02T09:30:00Z' });
  await nagAtTwentyPast(surface);
  const returned = await must(ada, 'escalateTicket', { ...on, ...escalationOf(side) });
  await must(priya, 'returnEscalation', {
    escalationId: returned.escalationId,
    reason: 'packet_incomplete',
    whatWouldHelp: internal(side, 'what would help'),
    example: internal(side, 'an example of it'),
  });
  await must(ada, 'holdTicket', { ...on, waitsFor: 'supplier', reason: internal(side, 'hold reason') });
  await must(ada, 'holdTicket', { ...on, waitsFor: 'requester', question: shown(side, 'question') });
  await must(ada, 'resumeTicket', on);
  await must(ada, 'giveWorkaround', { ...on, workaround: shown(side, 'workaround') });
  await must(ada, 'resolveTicket', { ...on, ...resolutionOf(side) });
  await must(kim, 'reopenTicket', { ...on, reason: shown(side, 'reason to reopen') });
  const { escalationId = '' } = await must(ada, 'escalateTicket', { ...on, ...escalationOf(side) });
  const { ticketId: otherTicketId = '' } = await openedTicket(surface, side);
  const { ticketId: resolvedTicketId = '' } = await resolvedTicket(surface, side);
  const { ticketId: closedTicketId = '' } = await resolvedTicket(surface, side);
  await must(kim, 'closeTicket', { ticketId: closedTicketId });
  const { ticketId: cancelledTicketId = '' } = await openedTicket(surface, side);
  await must(ada, 'cancelTicket', { ticketId: cancelledTicketId, reason: internal(side, 'cancel reason') });
  const { ticketId: takenTicketId = '' } = await takenTicket(surface, side);
  const { heldActId = '' } = await must(ada, 'holdAct', {
    operation: 'resolveTicket',
    label: internal(side, 'held act'),
    input: { ticketId: takenTicketId, ...resolutionOf(side) },
  });
  const { url = '' } = await must(ada, 'shareTicket', on);
  const { reference = '' } = await must(ada, 'readTicket', on);
  const { templateId = '' } = await templateOf(surface, side);
  const { standardStepId = '' } = await listedTicket(surface, side);
  const { systemId = '' } = await systemOf(surface, side);
  const { articleId = '' } = await draftedArticle(surface, side);
  return {
    ticketId,
    templateId,
    standardStepId,
    systemId,
    articleId,
    reference,
    token: url.split('/').at(-1) ?? '',
    otherTicketId,
    resolvedTicketId,
    closedTicketId,
    cancelledTicketId,
    takenTicketId,
    secondTicketId: otherTicketId,
    heldActId,
    escalationId,
    returnedEscalationId: returned.escalationId ?? '',
    evidenceId: seen.evidenceId ?? '',
    internalEvidenceId: secret.evidenceId ?? '',
    ...(await theorized(surface, side, ticketId)),
    ...(await warned(surface, side, ticketId)),
  };
}

function attach(surface: Surface, caller: Caller, input: Readonly<Record<string, unknown>>, text: string): Promise<Reply> {
  return surface.must(caller, 'attachEvidence', input, { bytes: Buffer.from(text) });
}
