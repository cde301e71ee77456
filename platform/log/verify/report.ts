import type { z } from 'zod';
import type { verifyReport } from '../contract.ts';
import type { Wrong, WrongKind } from '../wrong.ts';

/** What a verification found. */
export type VerifyReport = Readonly<z.output<typeof verifyReport>>;

/** How far a verification has come. */
export interface VerifyProgress {
  readonly phase: 'chains' | 'rebuild' | 'compare';
  readonly done: number;
  readonly of: number;
}

/** Names what is wrong, and as much of where as is known. */
export function wrongOf(what: WrongKind, detail: string, where: Partial<Wrong> = {}): Wrong {
  return { clientId: null, stream: null, version: null, position: null, ...where, what, detail };
}
