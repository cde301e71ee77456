import { z } from 'zod';
import { line, text } from '../../platform/wire.ts';
import type { Handoff } from './contract.ts';

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

type Lacking = Handoff['accessLacking'][number];

/** What was asked of Tier 3 as the ticket was handed over. */
export interface AskedAlready {
  readonly question: string | null;
  readonly accessLacking: Lacking | null;
  readonly by: string;
  readonly at: Temporal.Instant;
}
interface Sent {
  readonly toTier: number;
  readonly raisedAt: Temporal.Instant;
  readonly packet: { readonly draft: { readonly question?: string | undefined }; readonly accessLacking: Lacking | null };
}

/** The tier that a handoff is for. */
const engineers = 3;

/**
 * What is asked of Tier 3 now: the newest of what was asked as the ticket was handed over and of the packet that went to Tier 3. What a packet
 * asked of Tier 2 is asked of nobody else.
 */
export function questionNow(
  sent: Sent | undefined,
  asked: AskedAlready | undefined,
): { readonly question: string | null; readonly accessLacking: Lacking | null; readonly asked: AskedAlready | null } {
  const toEngineers = sent !== undefined && sent.toTier >= engineers ? sent : undefined;
  if (asked !== undefined && (toEngineers === undefined || Temporal.Instant.compare(asked.at, toEngineers.raisedAt) >= 0))
    return { question: asked.question, accessLacking: asked.accessLacking, asked };
  return {
    question: toEngineers?.packet.draft.question ?? null,
    accessLacking: toEngineers?.packet.accessLacking ?? null,
    asked: null,
  };
}
