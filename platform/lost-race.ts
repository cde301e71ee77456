/** PostgreSQL's codes for races that a second try can win: a stream that moved on, two transactions that waited for one another. */
const codes: readonly unknown[] = ['40001', '40P01'];

/** Whether a transaction that failed like this may simply be run again. */
export function isLostRace(error: unknown): boolean {
  return error instanceof Error && codes.includes((error as Error & { readonly code?: unknown }).code);
}
