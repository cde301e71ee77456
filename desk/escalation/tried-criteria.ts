import type { CriterionInForce } from '../criteria/index.ts';
import { type Criterion, noCriterion } from '../criteria/rules.ts';
import type { CriterionMet } from './met.ts';
import type { PastEscalation } from './past-escalations.ts';

/** One escalation, checked by the criteria that are tried and by those that stand now. */
export interface TriedOn {
  readonly escalation: PastEscalation;
  readonly tried: readonly CriterionMet[];
  readonly standing: readonly CriterionMet[];
}

/** How often one criterion would have been met, and how often it would have been as it stands now; null where it does not stand. */
export interface Tally {
  readonly criterion: Criterion;
  readonly words: string;
  readonly layer: CriterionInForce['layer'];
  readonly met: number;
  readonly before: number | null;
}

/** Counts, criterion by criterion in the order given, over all escalations that were looked at. */
export function tallies(
  all: readonly TriedOn[],
  criteria: readonly CriterionInForce[],
  standing: readonly CriterionInForce[],
): readonly Tally[] {
  const listed = new Map(criteria.map((one) => [one.criterion, one]));
  // What a nearer layer says beside those that are tried.
  for (const { tried } of all)
    for (const one of tried) if (!listed.has(one.criterion)) listed.set(one.criterion, { ...one, fromTiers: [], checks: [], off: false });
  const stood = new Set([...standing, ...all.flatMap((one) => one.standing)].map(({ criterion }) => criterion));
  return [...listed.values()].map(({ criterion, words, layer }) => ({
    criterion,
    words,
    layer,
    met: all.filter(({ tried }) => isMet(tried, criterion)).length,
    before: stood.has(criterion) ? all.filter((one) => isMet(one.standing, criterion)).length : null,
  }));
}

/** Escalations that would have met none. */
export function metNone(verdicts: readonly CriterionMet[]): boolean {
  return verdicts.every(({ met }) => !met);
}

/** The escalations behind one number, each with why: those that met a criterion, or none. */
export function behind(
  all: readonly TriedOn[],
  shown: Criterion,
): readonly { readonly escalation: PastEscalation; readonly because: string }[] {
  if (shown === noCriterion)
    return all
      .filter(({ tried }) => metNone(tried))
      .map(({ escalation, tried }) => ({
        escalation,
        because: tried.find(({ criterion }) => criterion === escalation.draft.criterion)?.because ?? '',
      }));
  return all.flatMap(({ escalation, tried }) => {
    const found = tried.find(({ criterion, met }) => met && criterion === shown);
    return found === undefined ? [] : [{ escalation, because: found.because }];
  });
}

function isMet(verdicts: readonly CriterionMet[], criterion: Criterion): boolean {
  return verdicts.some((one) => one.met && one.criterion === criterion);
}
