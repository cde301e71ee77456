import { inviteAccount } from '../../platform/identity/index.ts';
import type { Work } from '../../platform/work.ts';

/** A one-time link to hand over to somebody whose account stands. Whoever asked may copy it; where mail is set up, one goes out as well. */
export async function invitationFor(work: Work, accountId: string) {
  const { url, expiresAt, mailed } = await inviteAccount(work, accountId, 'invitation');
  return { url, expiresAt: expiresAt.toString(), mailed };
}
