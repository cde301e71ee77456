import type { z } from 'zod';
import type { Work } from '../../platform/work.ts';
import { lackingAccess, latestPacket } from '../escalation/index.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import type { asked } from './contract.ts';
import { handoffAsked } from './facts.ts';
import { latestAsked } from './latest-asked.ts';
import { questionNow } from './rules.ts';

type Asked = z.output<z.ZodObject<typeof asked>>;

/**
 * Puts on the ticket what is asked of Tier 3 as it is handed over, in the caller's own work. What is left out stays as it stands; `null`
 * says that no right is lacking any more. What is asked already is not put there twice.
 */
export async function askEngineers(
  work: Work,
  { ticketId, question, accessLacking: named }: Asked & { readonly ticketId: string },
): Promise<void> {
  if (question === undefined && named === undefined) return;
  const { clientId, stream, tier } = await ticketForUpdate(work, ticketId);
  const now = questionNow(await latestPacket(work, ticketId), await latestAsked(work, { clientId, ticketId }));
  const before = now.accessLacking;
  const sameRight = named === undefined || (named?.system === before?.system && named?.right === before?.right);
  if (sameRight && (question === undefined || question === now.question)) return;
  work.record(handoffAsked, stream, {
    askedId: work.newId(),
    question: question ?? now.question,
    accessLacking: sameRight ? before : await lackingAccess(work, { clientId, tier }, named ?? undefined),
  });
}
