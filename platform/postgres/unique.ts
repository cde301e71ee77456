import type { Work } from '../work.ts';

/**
 * Writes what was recorded and turns a clash with a unique constraint into the refusal named for it. The constraint decides
 * and not a look before, so that of two who take one name at once exactly one gets it, and the other a plain answer.
 */
export async function flushUnlessTaken(work: Work, refusals: Readonly<Record<string, () => never>>): Promise<void> {
  try {
    await work.flush();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint !== undefined) refusals[constraint]?.();
    throw error;
  }
}

/** PostgreSQL's unique_violation. */
function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, constraint } = error as Error & { readonly code?: string; readonly constraint?: string };
  return code === '23505' ? constraint : undefined;
}
