import type { z } from 'zod';
import * as theories from '../hypotheses/facts.ts';
import * as facts from '../tickets/facts.ts';
import {
  escalationAccepted,
  escalationReturned,
  escalationWithdrawn,
  leadsCalled,
  packetAdded,
  packetAsked,
  packetOverdue,
  ticketEscalated,
} from './facts.ts';

/** Names of the teams and agents that the facts of a timeline mention. */
export type NameOf = (id: string) => string;

/** Longer than this, one entry is an essay; the ticket has it whole. */
const mostLetters = 240;

interface Told {
  readonly name: string;
  readonly mentions: (payload: unknown) => readonly string[];
  readonly words: (payload: unknown, nameOf: NameOf) => string;
}

function told<Payload extends z.ZodType>(
  kind: { readonly name: string; readonly payload: Payload },
  words: (payload: z.output<Payload>, nameOf: NameOf) => string,
  mentions: (payload: z.output<Payload>) => readonly (string | null)[] = () => [],
): Told {
  return {
    name: kind.name,
    words: (payload, nameOf) => shortened(words(kind.payload.parse(payload), nameOf)),
    mentions: (payload) => mentions(kind.payload.parse(payload)).filter((id) => id !== null),
  };
}

const because = (reason: string | null): string => (reason === null ? '' : `: ${reason}`);

/** What of a ticket's facts a packet's timeline tells, and in which words. Clocks and promises have places of their own. */
const toldFacts: readonly Told[] = [
  told(facts.ticketOpened, ({ title }) => `Opened: ${title}`),
  told(
    facts.ticketAssigned,
    ({ tier, teamId, assigneeId, reason }, nameOf) =>
      `Given to ${assigneeId === null ? 'the queue of ' : `${nameOf(assigneeId)}, `}${nameOf(teamId)} (Tier ${tier})${because(reason)}`,
    ({ teamId, assigneeId }) => [teamId, assigneeId],
  ),
  told(facts.ticketStateChanged, ({ state, pendingReason, reason }) => {
    if (pendingReason !== null) return `Waits for the ${pendingReason}${because(reason)}`;
    return `${state === 'new' ? 'Back in the queue' : 'In progress'}${because(reason)}`;
  }),
  told(facts.ticketResolved, ({ resolution }) => `Resolved${because(resolution)}`),
  told(facts.ticketClosed, ({ reason }) => `Closed${because(reason)}`),
  told(facts.ticketReopened, ({ reason }) => `Reopened${because(reason)}`),
  told(facts.ticketCancelled, ({ reason }) => `Cancelled${because(reason)}`),
  told(facts.ticketsMerged, ({ sources }) => `Joined with ${sources.map(({ reference, title }) => `${reference} (${title})`).join(', ')}`),
  told(facts.ticketSplit, ({ reference, title }) => `Split off ${reference}: ${title}`),
  told(facts.ticketFollowedUp, ({ reference }) => `Followed up by ${reference}`),
  told(facts.ticketPrioritized, ({ priority, fromPriority, overrideReason }) =>
    priority === fromPriority
      ? `Impact or urgency changed, priority stays P${priority}`
      : `Priority P${fromPriority} → P${priority}${because(overrideReason)}`,
  ),
  told(facts.replySent, ({ by, body }) => `${by === 'requester' ? 'The requester wrote' : 'Told the requester'}: ${body}`),
  told(facts.noteAdded, ({ body }) => `Note: ${body}`),
  told(facts.stepTried, ({ action, outcome, result }) => `Step: ${action}: ${outcome.replaceAll('_', ' ')}${because(result)}`),
  told(facts.evidenceAttached, ({ fileName }) => `File: ${fileName}`),
  told(theories.hypothesisRaised, ({ number, statement }) => `H${number}: ${statement}`),
  told(theories.hypothesisRuledOut, ({ number, statement, because: seen }) => `Ruled out H${number} (${statement}): ${seen}`),
  told(theories.hypothesisConfirmed, ({ number, statement, because: seen }) => `Confirmed H${number} (${statement}): ${seen}`),
  told(theories.hypothesisReopened, ({ number, statement, because: why }) => `Reopened H${number} (${statement}): ${why}`),
  told(
    ticketEscalated,
    ({ fromTier, toTier, criterion, toTeamId }, nameOf) =>
      `Escalated from Tier ${fromTier} to Tier ${toTier}, ${nameOf(toTeamId)}: ${criterion.replaceAll('_', ' ')}`,
    ({ toTeamId }) => [toTeamId],
  ),
  told(escalationAccepted, ({ toTier }) => `Accepted by Tier ${toTier}`),
  told(
    escalationReturned,
    ({ toTier, reason, whatWouldHelp, example }) =>
      `Returned by Tier ${toTier}: ${reason.replaceAll('_', ' ')}: ${whatWouldHelp}${example === null ? '' : ` For example: ${example}`}`,
  ),
  told(escalationWithdrawn, ({ reason }) => `Escalation withdrawn${because(reason)}`),
  told(leadsCalled, ({ leads }) => `Leads called in: ${leads.map(({ name }) => name).join(', ')}`),
  told(packetAsked, ({ words }) => `Sender asked: ${words}`),
  told(packetOverdue, ({ words }) => `Sender has not answered in time: ${words}`),
  told(packetAdded, ({ item, words }) => `Added to the packet, ${item}: ${words}`),
];

const byName = new Map(toldFacts.map((one) => [one.name, one]));

/** The names of the facts that a packet's timeline tells. */
export const namesTold: readonly string[] = [...byName.keys()];

/** Ids of teams and agents that a fact mentions. */
export function mentionedBy(name: string, payload: unknown): readonly string[] {
  return byName.get(name)?.mentions(payload) ?? [];
}

/** A fact in one line. */
export function wordsOf(name: string, payload: unknown, nameOf: NameOf): string {
  return byName.get(name)?.words(payload, nameOf) ?? name;
}

/** On one line, and no longer than an entry may be; whole characters only. */
function shortened(words: string): string {
  const line = [...words.replaceAll(/\s+/g, ' ').trim()];
  return line.length <= mostLetters ? line.join('') : `${line.slice(0, mostLetters - 1).join('')}…`;
}
