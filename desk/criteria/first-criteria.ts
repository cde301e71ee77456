import type { CriterionTerms } from './rules.ts';

const both: CriterionTerms['fromTiers'] = [1, 2];

/** What a new desk begins with: the domain's criteria (domain.md §4), in the order in which they are offered. */
export const firstCriteria: readonly CriterionTerms[] = [
  {
    criterion: 'access',
    words: 'It needs a right that this tier does not have',
    question: 'Please do what needs the missing right, or grant it.',
    fromTiers: both,
    checks: [{ kind: 'access' }],
    off: false,
  },
  {
    criterion: 'steps_exhausted',
    words: 'The known steps are done and it still fails',
    question: 'Please find the cause; the known steps did not help.',
    fromTiers: both,
    checks: [{ kind: 'steps_exhausted', fewest: 2 }],
    off: false,
  },
  {
    criterion: 'pattern',
    words: 'The same trouble at several people',
    question: 'Please find what these people have in common and stop it.',
    fromTiers: both,
    checks: [{ kind: 'people', people: 2, minutes: 60, place: 'department_or_site' }],
    off: false,
  },
  {
    criterion: 'sla_risk',
    words: 'The clock says it will be late at this tier',
    question: 'Please take over so that it is done in time.',
    fromTiers: both,
    checks: [{ kind: 'clock_left', percent: 25, minutes: 60 }],
    off: false,
  },
  {
    criterion: 'authority',
    words: 'It needs a policy exception or is a security concern',
    question: 'Please decide on the exception or the concern.',
    fromTiers: both,
    checks: [{ kind: 'words', ask: 'say which exception or which concern' }],
    off: false,
  },
  {
    criterion: 'engineering',
    words: 'The root cause needs engineers',
    question: 'Please find the root cause.',
    fromTiers: [2],
    checks: [{ kind: 'words', ask: 'say what shows that engineers are needed' }],
    off: false,
  },
  {
    criterion: 'outage',
    words: 'Production is down',
    question: 'Please restore production.',
    fromTiers: [2],
    checks: [{ kind: 'words', ask: 'say which service is down' }],
    off: false,
  },
  {
    criterion: 'security_incident',
    words: 'It is a security incident',
    question: 'Please take over the security incident.',
    fromTiers: [2],
    checks: [{ kind: 'words', ask: 'say what was seen' }],
    off: false,
  },
];
