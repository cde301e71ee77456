import type { z } from 'zod';
import type { Program } from '../../program.ts';
import type { verifyReport } from '../contract.ts';
import type { Wrong, WrongKind } from '../wrong.ts';
import type { Reader } from './snapshot.ts';

/** What a verification found. */
export type VerifyReport = Readonly<z.output<typeof verifyReport>>;

/** How far a verification has come. */
export interface VerifyProgress {
  readonly phase: 'chains' | 'rebuild' | 'compare' | 'files';
  readonly done: number;
  readonly of: number;
}

/** A module's own part of a verification, in the same snapshot: how many files it looked at, and the first wrong thing. */
export type Verifier = (
  snapshot: Reader,
  program: Program,
  progress: (progress: VerifyProgress) => void,
) => Promise<{ readonly files: number; readonly wrong?: Wrong }>;

/** Names what is wrong, and as much of where as is known. */
export function wrongOf(what: WrongKind, detail: string, where: Partial<Wrong> = {}): Wrong {
  return { clientId: null, stream: null, version: null, position: null, ...where, what, detail };
}
