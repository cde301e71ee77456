import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { reaskWas, returnReason } from '../../../../desk/escalation/facts.ts';
import { endedBecause, promiseState } from '../../../../desk/promises/rules.ts';
import { pendingReason, stepOutcome, ticketState } from '../../../../desk/tickets/rules.ts';
import { secretKinds } from '../../../../platform/secrets/rules.ts';
import { momentText } from '../../../platform/time/moments.ts';
import { serverNow } from '../../../platform/time/server-time.ts';
import { useViewerZone } from '../../../platform/time/zone.ts';
import type { TimelineEntry } from '../../tickets/ticket.ts';
import { useClockWords } from './clock-words.ts';
import { useHandoffWords } from './handoff-words.ts';
import { useHypothesisWords } from './hypothesis-words.ts';
import { useLinkWords } from './link-words.ts';
import { isTrue, listOf, numberOf, type Payload, recordOf, textOf } from './payload.ts';
import type { Names } from './use-names.ts';

/** A fact as people read it: a sentence that follows who did it, and what was said, if anything was. */
export interface FactWords {
  readonly words: string;
  readonly said?: string | undefined;
  /** What only agents read of it, beside what the requester was told. */
  readonly inside?: string | undefined;
}

/** Puts facts into words. A fact that nobody gave words yet is shown by its name, never left out. */
export function useFactWords(): (entry: TimelineEntry, names: Names) => FactWords {
  const { t, i18n } = useTranslation(['facts', 'tickets', 'escalation']);
  const zone = useViewerZone();
  const clockWords = useClockWords();
  const linkWords = useLinkWords();
  const handoffWords = useHandoffWords();
  const hypothesisWords = useHypothesisWords();
  const moment = (at: string | undefined) => (at === undefined ? '–' : momentText(at, { language: i18n.language, zone, now: serverNow() }));
  const one = <Known extends z.ZodEnum>(kind: Known, value: unknown) => {
    const parsed = kind.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  };

  return ({ name, payload, by }, names) => {
    const text = (field: string) => textOf(payload, field);
    const linked = linkWords({ name, payload }) ?? hypothesisWords({ name, payload, by }) ?? handoffWords({ name, payload });
    if (linked !== undefined) return linked;
    switch (name) {
      case 'ticket-opened':
        return { words: t('opened', { requester: text('requesterName') ?? '' }), said: text('description') };
      case 'ticket-assigned': {
        const assignee = names.agent(payload.assigneeId);
        const team = names.team(payload.teamId) ?? t('aTeam');
        const moved = payload.teamId !== payload.fromTeamId;
        const words =
          payload.assigneeId === null
            ? t('givenToTeam', { team })
            : moved
              ? t('assignedIn', { assignee: assignee ?? t('anAgent'), team })
              : t('assigned', { assignee: assignee ?? t('anAgent') });
        return {
          words: `${words}${isTrue(payload, 'hop') ? ` ${t('hop', { count: numberOf(payload, 'hops') ?? 1 })}` : ''}`,
          said: text('reason'),
        };
      }
      case 'ticket-state-changed': {
        const waits = one(pendingReason, payload.pendingReason);
        const state = one(ticketState, payload.state);
        return {
          words: waits
            ? t('waits', { for: t(`tickets:waitsFor.${waits}`) })
            : t('state', { state: state ? t(`tickets:states.${state}`) : '?' }),
          said: text('reason'),
        };
      }
      case 'ticket-resolved':
        return {
          words: t('resolved', { tier: numberOf(payload, 'resolvedAtTier') ?? '?' }),
          said: text('told'),
          inside: text('resolution'),
        };
      case 'ticket-closed':
        return { words: t('closed'), said: text('reason') };
      case 'ticket-reopened':
        return { words: t('reopened'), said: text('reason') };
      case 'ticket-cancelled':
        return { words: t('cancelled'), said: text('reason') };
      case 'ticket-prioritized':
        return {
          words: t('prioritized', { from: numberOf(payload, 'fromPriority') ?? '?', to: numberOf(payload, 'priority') ?? '?' }),
          said: text('overrideReason'),
        };
      case 'ticket-categorized':
        return { words: t('categorized') };
      case 'reply-sent':
        return {
          words: by.actor.startsWith('requester') ? t('wrote') : isTrue(payload, 'automatic') ? t('toldAutomatically') : t('told'),
          said: text('body'),
        };
      case 'reply-passed-on':
        return { words: t('passedOn', { reference: Object.fromEntries(recordOf(payload, 'from')).reference ?? '' }), said: text('body') };
      case 'note-added':
        return { words: t('noted'), said: text('body') };
      case 'step-tried': {
        const outcome = one(stepOutcome, payload.outcome);
        return {
          words: t('tried', { action: text('action') ?? '', outcome: outcome ? t(`tickets:outcomes.${outcome}`) : '?' }),
          said: text('result'),
        };
      }
      case 'evidence-attached':
        return { words: t('attached', { file: text('fileName') ?? '' }) };
      case 'secret-unmasked':
        return {
          words: t('unmasked', { kind: t(`tickets:secret.kinds.${one(z.enum(secretKinds), payload.kind) ?? 'password'}`) }),
          said: text('reason'),
        };
      case 'workaround-given':
        return { words: t('workaround') };
      case 'ticket-escalated': {
        return {
          words: t('escalated', {
            tier: numberOf(payload, 'toTier') ?? '?',
            criterion: criterionWords(payload) ?? t('escalation:criteria.none'),
          }),
          said: text('overrideReason'),
        };
      }
      case 'escalation-withdrawn':
        return { words: t('withdrawn'), said: text('reason') };
      case 'escalation-leads-called':
        return {
          words: t('leadsCalled', {
            names: listOf(payload, 'leads')
              .map((lead) => textOf(lead, 'name') ?? '')
              .join(', '),
          }),
        };
      case 'packet-asked':
        return { words: t('packetAsked', { due: moment(text('dueAt')) }), said: text('words') };
      case 'packet-overdue':
        return { words: t('packetOverdue', { due: moment(text('dueAt')) }), said: text('words') };
      case 'packet-added':
        return { words: t('packetAdded'), said: text('words') };
      case 'requester-reasked': {
        const was = one(reaskWas, payload.was);
        return { words: t('reasked', { was: was ? t(`escalation:reask.${was}`) : '?' }) };
      }
      case 'escalation-accepted':
        return { words: t('accepted', { tier: numberOf(payload, 'toTier') ?? '?' }) };
      case 'escalation-returned': {
        const reason = one(returnReason, payload.reason);
        const example = text('example');
        const said = [text('whatWouldHelp'), example && `${t('escalation:exampleIs')} ${example}`].filter((words) => words).join('\n');
        return { words: t('returned', { reason: reason ? t(`escalation:reasons.${reason}`) : '?' }), said };
      }
      case 'closing-answered':
        return { words: t(isTrue(payload, 'tier1Could') ? 'closedCould' : 'closedCouldNot'), said: text('tier1Why') };
      case 'promise-made':
        return {
          words: t(payload.occasion === 'check_in' ? 'checkInPromised' : 'promised', { due: moment(text('dueAt')) }),
          said: text('what'),
        };
      case 'promise-ended': {
        const state = one(promiseState, payload.state);
        if (payload.why === endedBecause.carried) return { words: t('promiseCarried') };
        return { words: t(state === 'kept' ? 'promiseKept' : state === 'late' ? 'promiseLate' : 'promiseBroken') };
      }
      case 'promise-nagged':
        return {
          words: t(payload.stage === 'soon' ? 'naggedSoon' : 'naggedOverdue', { due: moment(text('dueAt')) }),
          said: text('what'),
        };
      case 'check-ins-counted': {
        const given = numberOf(payload, 'given') ?? 0;
        const owed = numberOf(payload, 'owed') ?? 0;
        return { words: t(given < owed ? 'checkInsShort' : 'checkInsCounted', { count: given, owed }) };
      }
      case 'ticket-shared':
        return { words: t('shared') };
      case 'ticket-share-revoked':
        return { words: t('shareRevoked') };
      case 'statement-shared':
        return { words: t('statementShared') };
      case 'statement-share-revoked':
        return { words: t('statementShareRevoked') };
      case 'history-imported': {
        const changed = recordOf(payload, 'changed');
        return {
          words:
            changed.length === 0
              ? t('importedUnchanged')
              : t('imported', { changes: changed.map(([field, value]) => `${field}: ${value}`).join(', ') }),
        };
      }
      default:
        return clockWords({ name, payload, moment }) ?? { words: name.replaceAll('-', ' ') };
    }
  };
}

const withWhy = z.object({ packet: z.object({ why: z.object({ words: z.string() }) }) });

/** The criterion in the words in which it was said then; nothing where none was given. */
function criterionWords(payload: Payload): string | undefined {
  return withWhy.safeParse(payload).data?.packet.why.words;
}
