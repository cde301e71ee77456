import { noCriterion } from '../criteria/rules.ts';
import type { StepOutcome } from './gathered.ts';
import type { CriterionMet } from './met.ts';
import { type PacketDraft, type PacketItem, type PacketScore, packetItem, packetThreshold } from './packet.ts';
import { isEmpty, isVague } from './vague.ts';

/** What a packet is scored on: what the sender wrote, and what fills itself from the ticket. */
export interface Scored {
  readonly draft: PacketDraft;
  readonly criteria: readonly CriterionMet[];
  readonly timelineEntries: number;
  readonly steps: readonly { readonly outcome: StepOutcome; readonly expected: string | null; readonly result: string | null }[];
  readonly files: number;
}

/**
 * Scores a packet item by item and says in words what is missing or vague (domain.md §4). Whether it is true, the receiving tier says;
 * this only finds what the next one would have to ask for.
 */
export function scorePacket(scored: Scored): PacketScore {
  const items = packetItem.options.map((item) => {
    const lacks = [...lacking[item](scored)];
    return { item, complete: lacks.length === 0, lacks };
  });
  const complete = items.filter((one) => one.complete).length;
  return { complete, of: 7, items, sendable: complete >= packetThreshold };
}

const lacking: Readonly<Record<PacketItem, (scored: Scored) => readonly string[]>> = {
  criterion: ({ draft, criteria }) => {
    if (draft.criterion === noCriterion) return ['no criterion'];
    const chosen = criteria.find(({ criterion }) => criterion === draft.criterion);
    if (chosen === undefined) return ['not a criterion of this tier'];
    return chosen.met ? [] : [chosen.because];
  },
  question: ({ draft: { criterion, question } }) => {
    if (question === undefined) return criterion === noCriterion ? ['no question'] : [];
    return isVague(question) ? [`“${question}” asks nothing`] : [];
  },
  timeline: ({ timelineEntries }) => (timelineEntries === 0 ? ['nothing has happened yet'] : []),
  steps: ({ steps }) => {
    if (steps.length === 0) return ['no steps'];
    const tried = steps.filter(({ outcome }) => outcome === 'worked' || outcome === 'did_not_work');
    if (tried.length === 0) return ['no step was tried'];
    return tried.some(({ expected, result }) => !isEmpty(expected ?? undefined) || !isEmpty(result ?? undefined))
      ? []
      : ['steps without outcomes: say what was expected or what was seen'];
  },
  evidence: ({ draft: { errorText }, files }) => {
    if (files > 0) return [];
    if (isEmpty(errorText)) return ['no error text', 'no screenshot or log'];
    return isVague(errorText ?? '') ? [`“${errorText}” is no error text`] : [];
  },
  environment: ({ draft: { environment } }) => {
    const { asset, os, application, networkPlace } = environment;
    return [asset, os, application, networkPlace].every(isEmpty)
      ? ['no environment: which device, system, application or network place']
      : [];
  },
  extent: ({ draft: { extent } }) => {
    const { peopleAffected, howBadly, whatItStops } = extent;
    return [
      ...(peopleAffected === undefined ? ['no extent: how many people'] : []),
      ...([howBadly, whatItStops].every((said) => isEmpty(said) || isVague(said ?? '')) ? ['no impact: what it stops, or how badly'] : []),
    ];
  },
};
