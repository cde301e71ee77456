import { z } from 'zod';
import { line, text } from '../../platform/wire.ts';

/** What an engineer outside the desk says. */
export interface Answer {
  readonly ticketId: string;
  readonly by: string;
  readonly via: 'link' | 'jira' | 'github' | 'webhook';
  readonly text: string;
  /** The hypothesis that was wrongly ruled out. */
  readonly refutes: string | null;
  readonly url: string | null;
  readonly externalId: string | null;
}

/** What somebody without an account says of themselves, and what they say. */
export const answerFields = z.strictObject({ by: line(80), text: text(8_000) });
