import type { AssetKind, Priority } from '../tickets/rules.ts';
import { type Metric, metrics, minutesOf, type Term } from './rules.ts';

/** What of a ticket decides what is promised for it. */
export interface Subject {
  readonly priority: Priority;
  /** Its category, then that one's parent, up to the root; empty without one. */
  readonly categoryPath: readonly string[];
  readonly assetKind: AssetKind | null;
  readonly vip: boolean;
}

/**
 * What is promised for a ticket: for each metric, the minutes of the row that fits it most closely. A condition on VIP weighs more than one
 * on the category, the category (the nearest first) more than the asset, the asset more than the priority. A row that says nothing of a
 * metric leaves it to the next row that does; a metric that no row speaks of has no clock.
 */
export function targetsFor(terms: readonly Term[], subject: Subject): ReadonlyMap<Metric, number> {
  const fitting = terms.filter((row) => fits(row, subject)).sort((one, other) => closeness(other, subject) - closeness(one, subject));
  const targets = new Map<Metric, number>();
  for (const metric of metrics) {
    const minutes = fitting.find((row) => row[minutesOf[metric]] !== undefined)?.[minutesOf[metric]];
    if (minutes !== undefined) targets.set(metric, minutes);
  }
  return targets;
}

function fits(row: Term, { priority, categoryPath, assetKind, vip }: Subject): boolean {
  return (
    (row.priority === undefined || row.priority === priority) &&
    (row.categoryId === undefined || categoryPath.includes(row.categoryId)) &&
    (row.assetKind === undefined || row.assetKind === assetKind) &&
    (row.vip === undefined || vip)
  );
}

/** No category tree is deeper than this: the nearest category weighs most, and never as much as VIP. */
const deepest = 1_000;

function closeness(row: Term, { categoryPath }: Subject): number {
  const depth = row.categoryId === undefined ? 0 : deepest - Math.min(categoryPath.indexOf(row.categoryId), deepest - 1);
  return (row.vip ? 8 * deepest : 0) + depth * 4 + (row.assetKind === undefined ? 0 : 2) + (row.priority === undefined ? 0 : 1);
}
