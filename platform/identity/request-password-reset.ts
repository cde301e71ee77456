import { systemAuthority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import { enqueue } from '../jobs/index.ts';
import { mailConfigured } from '../mail/index.ts';
import type { ApartHandler } from '../module.ts';
import { claimAttempt } from './attempts.ts';
import type { requestPasswordReset as operation } from './contract.ts';
import { resetMailQueue } from './link-mail.ts';

/**
 * Takes note that somebody asks for a new password. Whether anybody has this address is looked up later, by the worker: the
 * answer, and the time it takes, are the same for all (A47). At most three for one address in a quarter of an hour.
 */
export const requestPasswordReset: ApartHandler<typeof operation> = async (place, { email }, { address }) => {
  const claimed = await claimAttempt(place, { purpose: 'reset', email, address });
  if (!claimed.allowed) return;
  await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    if (await mailConfigured(work)) await enqueue(work, resetMailQueue, { email });
  });
};
