import type { z } from 'zod';
import type { changeCriteria, listCriteria } from '../../../desk/criteria/contract.ts';
import type { Check } from '../../../desk/criteria/rules.ts';

export type Listed = z.output<typeof listCriteria.reply>;
export type Terms = z.output<typeof changeCriteria.input>['criteria'][number];

/** What a check begins with when somebody chooses its kind. */
export const newChecks: Readonly<Record<Check['kind'], Check>> = {
  words: { kind: 'words', ask: '' },
  access: { kind: 'access' },
  steps_exhausted: { kind: 'steps_exhausted', fewest: 2 },
  people: { kind: 'people', people: 2, minutes: 60, place: 'department_or_site' },
  clock_left: { kind: 'clock_left', percent: 25, minutes: 60 },
  ticket: { kind: 'ticket', priorities: [1] },
};

/** What a criterion of the desk's own begins with. */
export const newCriterion: Terms = { criterion: '', words: '', question: '', fromTiers: [1], checks: [newChecks.words], off: false };

/** A criterion as it is said further away, as this layer's own. */
export function ownOf({ criterion, words, question, fromTiers, checks }: Listed['inForce'][number], off: boolean): Terms {
  return { criterion, words, question, fromTiers, checks, off };
}

/** Puts one in the place of another. */
export function replaced<Item>(items: readonly Item[], at: number, item: Item): Item[] {
  return items.map((one, index) => (index === at ? item : one));
}
