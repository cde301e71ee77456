import { z } from 'zod';
import type { Tier } from '../../estate/people/rules.ts';

/** The documented reasons for raising a ticket (domain.md §4). "Not sure" is none of them. */
export const criterion = z.enum([
  'access',
  'steps_exhausted',
  'pattern',
  'sla_risk',
  'authority',
  'engineering',
  'outage',
  'security_incident',
  /** None is met: possible with a reason, and counted. */
  'none',
]);
export type Criterion = z.infer<typeof criterion>;

interface CriterionWords {
  readonly criterion: Exclude<Criterion, 'none'>;
  readonly fromTier: Tier | 'any';
  readonly words: string;
  /** What is asked of the next tier when the sender writes nothing of their own. */
  readonly question: string;
}

/** The built-in criteria, version 1, in the order the screen shows them. */
export const criteria: readonly CriterionWords[] = [
  {
    criterion: 'access',
    fromTier: 'any',
    words: 'It needs a right that this tier does not have',
    question: 'Please do what needs the missing right, or grant it.',
  },
  {
    criterion: 'steps_exhausted',
    fromTier: 'any',
    words: 'The known steps are done and it still fails',
    question: 'Please find the cause; the known steps did not help.',
  },
  {
    criterion: 'pattern',
    fromTier: 'any',
    words: 'The same trouble at several people',
    question: 'Please find what these people have in common and stop it.',
  },
  {
    criterion: 'sla_risk',
    fromTier: 'any',
    words: 'The clock says it will be late at this tier',
    question: 'Please take over so that it is done in time.',
  },
  {
    criterion: 'authority',
    fromTier: 'any',
    words: 'It needs a policy exception or is a security concern',
    question: 'Please decide on the exception or the concern.',
  },
  { criterion: 'engineering', fromTier: 2, words: 'The root cause needs engineers', question: 'Please find the root cause.' },
  { criterion: 'outage', fromTier: 2, words: 'Production is down', question: 'Please restore production.' },
  { criterion: 'security_incident', fromTier: 2, words: 'It is a security incident', question: 'Please take over the security incident.' },
];

/** The criteria that a tier may give. */
export function criteriaFrom(fromTier: Tier): readonly CriterionWords[] {
  return criteria.filter((one) => one.fromTier === 'any' || one.fromTier === fromTier);
}

/** Tickets of the same category or words from this many people are the same trouble (domain.md §4, `criterion_people`). */
export const criterionPeople = 2;
/** Within this many minutes. */
export const criterionMinutes = 60;
/** The clock says so when this share of the working time is left, or less. */
export const riskAtPercentLeft = 25;
