import { z } from 'zod';
import { line } from '../../platform/wire.ts';
import { priority, ticketKind } from '../tickets/rules.ts';

/** What an escalation says when no criterion is met: possible with a reason, and counted. No criterion may be called so. */
export const noCriterion = 'none';

/** A criterion by its name: one of the domain's (first-criteria.ts), one of a desk's own, or none. "Not sure" is none of them. */
export const criterion = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/, { error: 'Write a name of small letters, digits and underscores, such as payroll_week' })
  .meta({ description: 'A criterion’s name; none where none is met' });
export type Criterion = z.infer<typeof criterion>;

/** The most minutes around a ticket's opening in which the same trouble is looked for; more would be another search. */
export const mostMinutesAround = 1_440;

/** Where the same trouble counts. */
export const place = z.enum(['department_or_site', 'department', 'site', 'client']);

/**
 * The catalogue of machine checks. Each is a kind with its parameters and nothing else: no code is evaluated from data.
 * `words` asks the sender for what shows it · `access` the system and the right that are missing, against the access map ·
 * `steps_exhausted` the category's standard steps, or else so many steps in vain · `people` the same trouble at several ·
 * `clock_left` the share, or the minutes, of working time left on the client's clock · `ticket` what kind of ticket it is.
 */
export const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), ask: line(200) }),
  z.strictObject({ kind: z.literal('access') }),
  z.strictObject({ kind: z.literal('steps_exhausted'), fewest: z.number().int().min(1).max(20) }),
  z.strictObject({
    kind: z.literal('people'),
    people: z.number().int().min(2).max(1_000),
    minutes: z.number().int().min(1).max(mostMinutesAround),
    place,
  }),
  z.strictObject({
    kind: z.literal('clock_left'),
    percent: z.number().int().min(0).max(100),
    minutes: z.number().int().min(0).max(10_080),
  }),
  z.strictObject({
    kind: z.literal('ticket'),
    priorities: z.array(priority).max(4).optional(),
    categoryIds: z.array(z.uuid()).max(50).optional(),
    ticketKind: ticketKind.optional(),
    vip: z.literal(true).optional(),
  }),
]);
export type Check = z.output<typeof check>;

/** The tiers that raise tickets: 1 to Tier 2, 2 to Tier 3. */
export const raisingTier = z.union([z.literal(1), z.literal(2)]);

/** A documented reason: its words for people, what it asks of the next tier, who may give it, and what a machine looks at; all of its checks must hold. */
export const criterionTerms = z.strictObject({
  criterion,
  words: line(120),
  question: line(300),
  fromTiers: z.array(raisingTier).min(1).max(2),
  checks: z.array(check).min(1).max(4),
  /** Switched off here, whatever is said further away. */
  off: z.boolean().default(false),
});
export type CriterionTerms = z.output<typeof criterionTerms>;

/** Where a criterion is said: nearest first, a client's category, the client, the installation. */
export const layerKind = z.enum(['category', 'client', 'installation']);
export type LayerKind = z.infer<typeof layerKind>;

/** More criteria than this on one screen are not chosen from but guessed among. */
export const criteriaList = z.array(criterionTerms).max(40);

export interface Fault {
  readonly pointer: `#${string}`;
  readonly detail: string;
}

/** What is wrong with a list of criteria, each with where and what to write instead; empty when it can be published. */
export function faultsOf(criteria: readonly CriterionTerms[]): readonly Fault[] {
  return criteria.flatMap((one, index) => {
    const at = `#/criteria/${index}` as const;
    return [
      ...(one.criterion === noCriterion
        ? [{ pointer: `${at}/criterion` as const, detail: 'none says that no criterion is met; choose another name.' }]
        : []),
      ...(criteria.findIndex(({ criterion: name }) => name === one.criterion) < index
        ? [{ pointer: `${at}/criterion` as const, detail: 'Another criterion of this list has this name; each is told once.' }]
        : []),
      ...(new Set(one.fromTiers).size < one.fromTiers.length
        ? [{ pointer: `${at}/fromTiers` as const, detail: 'Name each tier once.' }]
        : []),
      ...one.checks.flatMap((each, place) => faultOfCheck(each, `${at}/checks/${place}`)),
    ];
  });
}

function faultOfCheck(one: Check, pointer: Fault['pointer']): readonly Fault[] {
  if (one.kind === 'ticket') {
    const says = [one.priorities?.length, one.categoryIds?.length, one.ticketKind, one.vip].some(
      (part) => part !== undefined && part !== 0,
    );
    return says ? [] : [{ pointer, detail: 'Choose a priority, a category, a kind of ticket or VIP: without any it would always hold.' }];
  }
  if (one.kind === 'clock_left' && one.percent === 0 && one.minutes === 0)
    return [{ pointer, detail: 'Give a share or minutes above 0: with neither it would hold only after the breach.' }];
  return [];
}
