import { z } from 'zod';
import { line } from '../../platform/wire.ts';

/** One step that is to be tried, and what is to be seen when it helps. */
export const standardStepTerms = z.strictObject({ standardStepId: z.uuid(), action: line(500), expected: line(500) });
export type StandardStepTerms = z.output<typeof standardStepTerms>;

/** More steps than this nobody goes through while somebody waits on the phone. */
export const mostSteps = 40;

/** How a standard step ends: it is done, one way or the other, or skipped for a reason. */
export const tickOutcome = z.enum(['worked', 'did_not_work', 'skipped']);

/** A version of a category's steps, the desk's own (no client) or one client's. */
export interface StepsVersion {
  readonly clientId: string | null;
  readonly categoryId: string;
  readonly version: number;
  readonly publishedAt: Temporal.Instant;
  readonly steps: readonly StandardStepTerms[];
}

/** Whose ticket it is, and its category's way up to the root, itself first. */
export interface Whereabouts {
  readonly clientId: string;
  readonly categoryPath: readonly string[];
}

/**
 * The steps that count for a ticket at an instant: those of its own category, else of its parent's and so on; of one category the client's
 * before the desk's. A version without steps leaves it to the next. Nothing where no category on the way has any.
 */
export function stepsFor(
  versions: readonly StepsVersion[],
  { clientId, categoryPath }: Whereabouts,
  at: Temporal.Instant,
): StepsVersion | undefined {
  const standing = versions.filter(
    (version) => (version.clientId === null || version.clientId === clientId) && Temporal.Instant.compare(version.publishedAt, at) <= 0,
  );
  for (const categoryId of categoryPath)
    for (const owner of [clientId, null]) {
      const newest = standing
        .filter((version) => version.categoryId === categoryId && version.clientId === owner)
        .reduce<StepsVersion | undefined>((best, one) => (best === undefined || one.version > best.version ? one : best), undefined);
      if (newest !== undefined && newest.steps.length > 0) return newest;
    }
  return undefined;
}

/** A step that was tried, and the standard step that it answers, if it does. */
export interface Tried {
  readonly outcome: 'worked' | 'did_not_work' | 'not_applicable' | 'skipped';
  readonly standardStepId: string | null;
}

/** How far a ticket has come with its category's standard steps; the latest try of each counts. */
export interface Progress {
  readonly version: number;
  readonly of: number;
  readonly done: number;
  /** What is still to be tried, in its order. */
  readonly open: readonly string[];
}

/** Counts the standard steps that are done or skipped; `tried` is oldest first. */
export function progressOf({ version, steps }: Pick<StepsVersion, 'version' | 'steps'>, tried: readonly Tried[]): Progress {
  const ticked = new Set(tried.map(({ standardStepId }) => standardStepId));
  const open = steps.filter(({ standardStepId }) => !ticked.has(standardStepId)).map(({ action }) => action);
  return { version, of: steps.length, done: steps.length - open.length, open };
}

export interface Fault {
  readonly pointer: `#${string}`;
  readonly detail: string;
}

/** What is wrong with a list of steps, each with where and what to write instead; empty when it can be published. */
export function faultsOf(steps: readonly Pick<StandardStepTerms, 'action'>[], ids: readonly (string | undefined)[]): readonly Fault[] {
  return steps.flatMap(({ action }, index) => [
    ...(steps.findIndex((other) => other.action.toLowerCase() === action.toLowerCase()) < index
      ? [{ pointer: `#/steps/${index}/action` as const, detail: 'Another step says the same; each is tried once.' }]
      : []),
    ...(ids[index] !== undefined && ids.indexOf(ids[index]) < index
      ? [{ pointer: `#/steps/${index}/standardStepId` as const, detail: 'Another step has this id; leave it out for a new step.' }]
      : []),
  ]);
}
