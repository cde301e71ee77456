import { type Criterion, noCriterion } from '../criteria/rules.ts';
import type { StepOutcome } from './gathered.ts';
import type { CriterionMet } from './met.ts';
import { type FilledField, type PacketDraft, type PacketItem, type PacketScore, packetItem } from './packet.ts';
import type { PacketTemplate } from './packet-template.ts';
import { isEmpty, isVague, vagueness } from './vague.ts';

/** What a packet is scored on: what the sender wrote, and what fills itself from the ticket. */
export interface Scored {
  readonly draft: PacketDraft;
  readonly criteria: readonly CriterionMet[];
  readonly timelineEntries: number;
  readonly steps: readonly { readonly outcome: StepOutcome; readonly expected: string | null; readonly result: string | null }[];
  readonly files: number;
  /** What of the draft filled itself from the ticket. */
  readonly filled: readonly FilledField[];
  readonly template: PacketTemplate;
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
  const { required, whole } = scored.template;
  const lacksRequired = items.some(({ item, complete: isWhole }) => !isWhole && required.includes(item));
  return { complete, of: 7, items, required: [...required], whole, sendable: complete >= whole && !lacksRequired };
}

/** Whether a packet goes up with a reason only: no criterion is met, or less of it is whole than its template asks. */
export function needsReason({
  criterion,
  criteria,
  score,
}: {
  readonly criterion: Criterion;
  readonly criteria: readonly { readonly met: boolean }[];
  readonly score: PacketScore;
}): boolean {
  return isUnfounded(criterion, criteria) || !score.sendable;
}

/** Nothing documented says that it has to go up: the sender gives no criterion, or none is met. */
export function isUnfounded(criterion: Criterion, criteria: readonly { readonly met: boolean }[]): boolean {
  return criterion === noCriterion || !criteria.some(({ met }) => met);
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
    const rule = vagueness(question);
    return rule === undefined ? [] : [`“${question}” asks nothing`, rule.says];
  },
  timeline: ({ timelineEntries }) => (timelineEntries === 0 ? ['nothing has happened yet'] : []),
  steps: ({ steps }) => {
    if (steps.length === 0) return ['no steps'];
    const tried = steps.filter(({ outcome }) => outcome === 'worked' || outcome === 'did_not_work');
    if (tried.length === 0) return ['no step was tried'];
    return tried.some(({ expected, result }) => [expected, result].some((said) => said !== null && !isVague(said)))
      ? []
      : ['steps without outcomes: say what was expected or what was seen'];
  },
  evidence: ({ draft: { errorText }, files }) => {
    if (files > 0) return [];
    if (errorText === undefined || isEmpty(errorText)) return ['no error text', 'no screenshot or log'];
    const rule = vagueness(errorText);
    return rule === undefined ? [] : [`“${errorText}” is no error text`, rule.says];
  },
  environment: ({ draft: { environment }, filled }) => {
    const { asset, os, application, networkPlace } = environment;
    // Where somebody sits fills itself for everybody: alone it says nothing of what is in trouble.
    const place = filled.includes('environment.networkPlace') ? undefined : networkPlace;
    return [asset, os, application, place].every(isEmpty) ? ['no environment: which device, system, application or network place'] : [];
  },
  extent: ({ draft: { extent } }) => {
    const { peopleAffected, howBadly, whatItStops } = extent;
    return [
      ...(peopleAffected === undefined ? ['no extent: how many people'] : []),
      ...([howBadly, whatItStops].every((said) => isEmpty(said) || isVague(said ?? '')) ? ['no impact: what it stops, or how badly'] : []),
    ];
  },
};
