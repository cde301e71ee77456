import type { z } from 'zod';
import type { mapSays } from '../../estate/access/rules.ts';
import type { Tier } from '../../estate/people/rules.ts';
import { foldedWords } from '../../platform/folded-text.ts';
import type { CriterionInForce } from '../criteria/index.ts';
import type { Check, Criterion, LayerKind } from '../criteria/rules.ts';
import { progressOf, type StandardStepTerms } from '../standard-steps/rules.ts';
import type { Priority, TicketKind } from '../tickets/rules.ts';
import type { StepOutcome } from './gathered.ts';
import type { PacketDraft } from './packet.ts';
import { isVague } from './vague.ts';

/** One criterion, whether it is met now, and why or why not in words; and which version of whose criteria says so. */
export interface CriterionMet {
  readonly criterion: Criterion;
  readonly words: string;
  readonly question: string;
  /** What the sender is to say for it: the system and the right, or words that show it; null where nothing is asked. */
  readonly asks: 'access' | 'words' | null;
  readonly layer: LayerKind;
  readonly version: number;
  readonly met: boolean;
  readonly because: string;
}

/** What the criteria are checked against: a ticket as it stands, or as it stood when it was sent. */
export interface Observed {
  readonly fromTier: Tier;
  readonly draft: Pick<PacketDraft, 'criterion' | 'criterionDetail' | 'accessLacking'>;
  /** What the access map says of the right that the draft names. */
  readonly mapSays: z.infer<typeof mapSays> | undefined;
  /** Oldest first. */
  readonly steps: readonly { readonly outcome: StepOutcome; readonly standardStepId: string | null }[];
  /** The standard steps of its category, where it has some. */
  readonly standard: { readonly version: number; readonly steps: readonly StandardStepTerms[] } | undefined;
  /** People with the same trouble around the ticket, its own requester counted. */
  readonly people: (around: Extract<Check, { kind: 'people' }>) => number;
  /** The running resolution clock. */
  readonly clock: { readonly secondsLeft: number; readonly targetSeconds: number } | undefined;
  readonly ticket: {
    readonly priority: Priority;
    readonly kind: TicketKind;
    readonly vip: boolean;
    readonly categoryPath: readonly string[];
  };
}

/** Words about access that name neither a system nor a right. */
const namesNothing = new Set(
  'no not have has need needs missing lack lacks access right rights permission permissions the to for it its is we me my this that system'.split(
    ' ',
  ),
);

/** Open steps that are named in a reason; of more, how many there are. */
const stepsNamed = 3;

/** The criteria that this tier may give, each with whether it is met and why (domain.md §4). All checks of one must hold. */
export function criteriaMet(criteria: readonly CriterionInForce[], observed: Observed): readonly CriterionMet[] {
  return criteriaFrom(criteria, observed.fromTier).map(({ criterion, words, question, layer, version, checks }) => {
    const found = checks.map((check) => verdictOf(check, criterion, observed));
    const missing = found.filter(({ met }) => !met);
    const because = (missing.length > 0 ? missing : found).map((one) => one.because).join('; ');
    const asks = (['access', 'words'] as const).find((kind) => checks.some((check) => check.kind === kind)) ?? null;
    return { criterion, words, question, asks, layer, version, met: missing.length === 0, because };
  });
}

/** The criteria that a tier may give; there is no tier above the third. */
export function criteriaFrom<Terms extends Pick<CriterionInForce, 'fromTiers'>>(criteria: readonly Terms[], tier: Tier): readonly Terms[] {
  return criteria.filter(({ fromTiers }) => tier !== 3 && fromTiers.includes(tier));
}

type Verdict = Pick<CriterionMet, 'met' | 'because'>;

function verdictOf(check: Check, criterion: Criterion, observed: Observed): Verdict {
  switch (check.kind) {
    case 'words':
      return named(check.ask, criterion, observed);
    case 'access':
      return accessLacking(criterion, observed);
    case 'steps_exhausted':
      return stepsExhausted(check.fewest, observed);
    case 'people':
      return samePeople(check, observed);
    case 'clock_left':
      return clockLeft(check, observed);
    case 'ticket':
      return ofSuchTickets(check, observed);
  }
}

/** What no machine can check: whoever gives the criterion says what shows it. */
function named(ask: string, criterion: Criterion, { draft }: Observed): Verdict {
  if (draft.criterion !== criterion || draft.criterionDetail === undefined) return no(ask);
  return isVague(draft.criterionDetail) ? no(ask) : yes(draft.criterionDetail);
}

function accessLacking(criterion: Criterion, { draft, mapSays: says, fromTier }: Observed): Verdict {
  if (draft.accessLacking !== undefined) {
    const { system, right } = draft.accessLacking;
    return says === 'allowed' ? no(`the access map says that Tier ${fromTier} may: ${system}, ${right}`) : yes(`${system}: ${right}`);
  }
  if (draft.criterion !== criterion || draft.criterionDetail === undefined) return no('say which system and which right');
  const names = foldedWords(draft.criterionDetail).filter((word) => word.length > 1 && !namesNothing.has(word));
  return names.length >= 2 ? yes(draft.criterionDetail) : no('name both the system and the right');
}

function stepsExhausted(fewest: number, { steps, standard }: Observed): Verdict {
  if (standard !== undefined) return standardStepsDone(standard, steps);
  if (steps.some(({ outcome }) => outcome === 'worked')) return no('a step worked');
  const done = steps.filter(({ outcome }) => outcome !== 'not_applicable').length;
  const said = `${done} ${done === 1 ? 'step' : 'steps'} tried or skipped, none worked`;
  return done >= fewest ? yes(said) : no(`${said}; ${fewest} ${fewest === 1 ? 'is' : 'are'} needed`);
}

function standardStepsDone(standard: NonNullable<Observed['standard']>, steps: Observed['steps']): Verdict {
  const latest = new Map(steps.map(({ outcome, standardStepId }, at) => [standardStepId ?? at, outcome]));
  if ([...latest.values()].includes('worked')) return no('a step worked');
  const { done, of, open, version } = progressOf(standard, steps);
  if (open.length === 0) return yes(`all ${of} standard steps done or skipped, none worked (version ${version})`);
  const rest = open.length > stepsNamed ? `, and ${open.length - stepsNamed} more` : '';
  return no(`${done} of ${of} standard steps done; still to try: ${open.slice(0, stepsNamed).join(', ')}${rest}`);
}

const places = {
  department_or_site: 'at this department or site',
  department: 'at this department',
  site: 'at this site',
  client: 'at this client',
} as const;

function samePeople(check: Extract<Check, { kind: 'people' }>, { people }: Observed): Verdict {
  const where = `${places[check.place]} within ${check.minutes} minutes`;
  const count = people(check);
  if (count >= check.people) return yes(`the same trouble at ${count} people ${where}`);
  return no(
    count === 1 ? `nobody else with the same trouble ${where}` : `the same trouble at ${count} people ${where}; ${check.people} are needed`,
  );
}

function clockLeft({ percent, minutes }: Extract<Check, { kind: 'clock_left' }>, { clock }: Observed): Verdict {
  if (clock === undefined) return no('no clock runs');
  const { secondsLeft, targetSeconds } = clock;
  if (secondsLeft < 0) return yes(`overdue by ${hours(-secondsLeft)}`);
  const said = `${hours(secondsLeft)} left of ${hours(targetSeconds)}`;
  return secondsLeft * 100 <= targetSeconds * percent || secondsLeft < minutes * 60 ? yes(said) : no(said);
}

function ofSuchTickets(check: Extract<Check, { kind: 'ticket' }>, { ticket }: Observed): Verdict {
  const { priorities = [], categoryIds = [], ticketKind, vip } = check;
  if (priorities.length > 0 && !priorities.includes(ticket.priority))
    return no(`it is P${ticket.priority}, not ${priorities.map((one) => `P${one}`).join(' or ')}`);
  if (categoryIds.length > 0 && !categoryIds.some((id) => ticket.categoryPath.includes(id))) return no('it is of another category');
  if (ticketKind !== undefined && ticketKind !== ticket.kind) return no(`it is no ${ticketKind.replaceAll('_', ' ')}`);
  if (vip === true && !ticket.vip) return no('the requester is no VIP');
  return yes(
    [
      ...(priorities.length > 0 ? [`it is P${ticket.priority}`] : []),
      ...(categoryIds.length > 0 ? ['it is of such a category'] : []),
      ...(ticketKind === undefined ? [] : [`it is a ${ticketKind.replaceAll('_', ' ')}`]),
      ...(vip === true ? ['the requester is a VIP'] : []),
    ].join(', '),
  );
}

const yes = (because: string): Verdict => ({ met: true, because });
const no = (because: string): Verdict => ({ met: false, because });

/** `3:05` for three hours and five minutes of working time. */
function hours(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
