import type { Tier } from '../../estate/people/rules.ts';
import { foldedWords } from '../../platform/folded-text.ts';
import { type Criterion, criteriaFrom, criterionMinutes, criterionPeople, riskAtPercentLeft } from './criteria.ts';
import type { StepOutcome } from './gathered.ts';
import type { PacketDraft } from './packet.ts';
import { isVague } from './vague.ts';

/** One criterion, whether it is met now, and why or why not in words. */
export interface CriterionMet {
  readonly criterion: Criterion;
  readonly words: string;
  readonly met: boolean;
  readonly because: string;
}

/** What the criteria are checked against. */
export interface Observed {
  readonly fromTier: Tier;
  readonly draft: Pick<PacketDraft, 'criterion' | 'criterionDetail'>;
  readonly steps: readonly { readonly outcome: StepOutcome }[];
  /** People with the same trouble, the ticket's own requester counted. */
  readonly people: number;
  /** The running resolution clock. */
  readonly clock: { readonly secondsLeft: number; readonly targetSeconds: number } | undefined;
}

/** Less than this left at a tier is a risk, whatever the target. */
const riskSeconds = 60 * 60;

/** Steps that must have been tried or skipped for a reason before they count as exhausted, until categories bring their own. */
const fewestSteps = 2;

/** Words about access that name neither a system nor a right. */
const namesNothing = new Set(
  'no not have has need needs missing lack lacks access right rights permission permissions the to for it its is we me my this that system'.split(
    ' ',
  ),
);

/** The criteria that this tier may give, each with whether it is met now and why (domain.md §4). */
export function criteriaMet(observed: Observed): readonly CriterionMet[] {
  return criteriaFrom(observed.fromTier).map(({ criterion, words }) => ({ criterion, words, ...checks[criterion](observed) }));
}

type Check = (observed: Observed) => Pick<CriterionMet, 'met' | 'because'>;

const checks: Readonly<Record<Exclude<Criterion, 'none'>, Check>> = {
  access: ({ draft }) => {
    if (draft.criterion !== 'access' || draft.criterionDetail === undefined) return no('say which system and which right');
    const names = foldedWords(draft.criterionDetail).filter((word) => word.length > 1 && !namesNothing.has(word));
    return names.length >= 2 ? yes(draft.criterionDetail) : no('name both the system and the right');
  },
  steps_exhausted: ({ steps }) => {
    if (steps.some(({ outcome }) => outcome === 'worked')) return no('a step worked');
    const done = steps.filter(({ outcome }) => outcome !== 'not_applicable').length;
    const said = `${done} ${done === 1 ? 'step' : 'steps'} tried or skipped, none worked`;
    return done >= fewestSteps ? yes(said) : no(`${said}; ${fewestSteps} are needed`);
  },
  pattern: ({ people }) => {
    const place = `at this department or site within ${criterionMinutes} minutes`;
    return people >= criterionPeople
      ? yes(`the same trouble at ${people} people ${place}`)
      : no(`nobody else with the same trouble ${place}`);
  },
  sla_risk: ({ clock }) => {
    if (clock === undefined) return no('no clock runs');
    const { secondsLeft, targetSeconds } = clock;
    if (secondsLeft < 0) return yes(`overdue by ${hours(-secondsLeft)}`);
    const said = `${hours(secondsLeft)} left of ${hours(targetSeconds)}`;
    return secondsLeft * 100 <= targetSeconds * riskAtPercentLeft || secondsLeft < riskSeconds ? yes(said) : no(said);
  },
  authority: (observed) => named(observed, 'authority', 'say which exception or which concern'),
  engineering: (observed) => named(observed, 'engineering', 'say what shows that engineers are needed'),
  outage: (observed) => named(observed, 'outage', 'say which service is down'),
  security_incident: (observed) => named(observed, 'security_incident', 'say what was seen'),
};

/** Criteria that no machine can check: whoever gives one says what shows it. */
function named({ draft }: Observed, criterion: Criterion, otherwise: string): Pick<CriterionMet, 'met' | 'because'> {
  if (draft.criterion !== criterion || draft.criterionDetail === undefined) return no(otherwise);
  return isVague(draft.criterionDetail) ? no(otherwise) : yes(draft.criterionDetail);
}

const yes = (because: string) => ({ met: true, because });
const no = (because: string) => ({ met: false, because });

/** `3:05` for three hours and five minutes of working time. */
function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
