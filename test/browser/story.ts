import { acceptEscalation, escalateTicket } from '../../desk/escalation/contract.ts';
import { resolveAndAnswer } from '../../desk/knowledge/contract.ts';
import { changeStandardSteps, tickStandardStep } from '../../desk/standard-steps/contract.ts';
import { addCategory, addNote, assignTicket, openTicket, recordStep, replyToRequester } from '../../desk/tickets/contract.ts';
import { changeAccessMap } from '../../estate/access/contract.ts';
import { changeAgent, listTeams } from '../../estate/people/contract.ts';
import { readSession } from '../../platform/identity/contract.ts';
import { recordWarning } from '../warned-clock.ts';
import type { DeskInBrowser } from './desk-in-browser.ts';
import type { ServedCast } from './served-cast.ts';

/** What has happened before a test looks at a screen. */
export interface Story {
  /** Waits for Tier 2's verdict, with a whole packet, steps, a note and a reply. */
  readonly waitingReference: string;
  readonly waitingId: string;
  /** Open at Tier 1, with nothing done yet. */
  readonly plainReference: string;
  readonly plainId: string;
}

const minutesAhead = 90;

/** Ada has had a morning: one ticket stands before Tier 2, others wait. */
export async function openStory({ ada, kimId }: ServedCast): Promise<Story> {
  const waiting = await ada.asks(openTicket, {
    requesterId: kimId,
    title: 'Accounts lock out in Finance since this morning',
    description: 'Since 09:00 nobody in Finance stays signed in. The error is 0x80070775.',
    impact: 1,
  });
  const { ticketId } = waiting;
  await ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  await ada.asks(recordStep, {
    ticketId,
    action: 'Unlocked the account',
    outcome: 'did_not_work',
    result: 'Locked again after two minutes',
  });
  await ada.asks(recordStep, {
    ticketId,
    action: 'Cleared the stored credentials',
    expected: 'No more lock-outs',
    outcome: 'did_not_work',
  });
  await ada.asks(addNote, { ticketId, body: 'Three more people in Finance report the same.\nLooks like stale phone credentials.' });
  await ada.asks(replyToRequester, { ticketId, body: 'Thank you Kim. We see it for several people and look for the cause.' });
  await ada.asks(escalateTicket, {
    ticketId,
    packet: {
      criterion: 'steps_exhausted',
      question: 'Why do accounts lock again within minutes?',
      errorText: '0x80070775 The referenced account is currently locked out',
      environment: { asset: 'LT-0931', os: 'Windows 11 24H2' },
      extent: { peopleAffected: 5, howBadly: 'Nobody in Finance can post', whatItStops: 'Month-end close', workaround: 'none' },
    },
    nextUpdate: {
      what: 'Tier 2 reads the domain controller’s log; you hear what it says.',
      dueAt: Temporal.Now.instant().add({ minutes: minutesAhead }).toString(),
    },
  });
  const plain = await ada.asks(openTicket, { requesterId: kimId, title: 'Printer on floor 2 prints blank pages' });
  await ada.asks(openTicket, { requesterId: kimId, title: 'VPN drops every ten minutes', impact: 1, urgency: 1 });
  await ada.asks(openTicket, {
    requesterId: kimId,
    title: 'A second monitor for the front desk',
    kind: 'service_request',
    impact: 3,
    urgency: 3,
  });
  return { waitingReference: waiting.reference, waitingId: ticketId, plainReference: plain.reference, plainId: plain.ticketId };
}

/** A category with standard steps and one below it, a ticket on which the first was tried, and a system on the access map. */
export async function openPrinters({ dana, ada, kimId }: ServedCast) {
  const { categoryId } = await dana.asks(addCategory, { name: 'Printers' });
  const { categoryId: belowId } = await dana.asks(addCategory, { name: 'Large printers', parentId: categoryId });
  const { steps } = await dana.asks(changeStandardSteps, {
    categoryId,
    readVersion: 0,
    steps: [
      { action: 'Restart the spooler', expected: 'The queue empties within a minute' },
      { action: 'Change the toner', expected: 'A test page is black' },
    ],
    note: 'What the vendor asks first',
  });
  const { ticketId, reference } = await ada.asks(openTicket, { requesterId: kimId, title: 'The plotter prints stripes', categoryId });
  const standardStepId = steps[0]?.standardStepId ?? '';
  await ada.asks(tickStandardStep, { ticketId, standardStepId, outcome: 'did_not_work', result: 'The queue fills again at once' });
  await dana.asks(changeAccessMap, {
    readVersion: 0,
    name: 'Active Directory',
    owner: 'Identity team',
    actions: [
      { name: 'Unlock accounts in Finance', tiers: [2, 3], agentIds: [] },
      { name: 'Read accounts', tiers: [1, 2, 3], agentIds: [] },
    ],
  });
  return { categoryId, belowId, reference };
}

/** Dana helps the service desk out, where nobody leads: she was told that half of a ticket's time was used, and that it is over. Answers its reference. */
export async function openNotices({ asDesk }: Pick<DeskInBrowser, 'asDesk'>, { dana, kimId }: ServedCast): Promise<string> {
  const { ticketId, reference } = await dana.asks(openTicket, {
    requesterId: kimId,
    title: 'Scans of the front desk arrive as empty mail',
  });
  const { accountId } = await dana.asks(readSession, {});
  const { items } = await dana.asks(listTeams, { tier: 1 });
  await dana.asks(changeAgent, { agentId: accountId, teamIds: items.map(({ teamId }) => teamId) });
  const reachedAt = Temporal.Now.instant().subtract({ hours: 6 }).toString();
  await asDesk((work) => recordWarning(work, ticketId, { percent: 50, late: true, reachedAt }));
  await asDesk((work) => recordWarning(work, ticketId, { percent: 100, secondsLeft: -12 * 60 }));
  return reference;
}

/** Priya has resolved what Ada escalated and says that it was new: the article that it became, and the ticket. */
export async function resolveWithDraft({ ada, priya, kimId }: ServedCast) {
  const draftTitle = 'The scanner’s lamp stays dark';
  const { ticketId, reference: resolvedReference } = await ada.asks(openTicket, { requesterId: kimId, title: draftTitle });
  await ada.asks(assignTicket, { ticketId, assigneeId: 'me' });
  const { escalationId } = await ada.asks(escalateTicket, {
    ticketId,
    packet: { criterion: 'authority', criterionDetail: 'Lamps are ordered by Tier 2 alone' },
    overrideReason: 'Nothing else to try',
    nextUpdate: {
      what: 'Tier 2 orders a lamp; you hear when it comes.',
      dueAt: Temporal.Now.instant().add({ minutes: minutesAhead }).toString(),
    },
  });
  await priya.asks(acceptEscalation, { escalationId });
  const { articleId } = await priya.asks(resolveAndAnswer, {
    ticketId,
    resolution: 'A new lamp',
    tellRequester: 'The new lamp is in.',
    answers: { tier1Could: true, tier1Why: 'Tier 1 may order lamps since May', knowledge: 'new' },
  });
  return { articleId, draftTitle, resolvedReference };
}
