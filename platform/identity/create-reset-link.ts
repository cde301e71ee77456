import type { Handler } from '../module.ts';
import type { createResetLink as operation } from './contract.ts';
import { inviteAccount } from './invite-account.ts';

/** Makes a link with which somebody sets a new password, to be copied and handed over. */
export const createResetLink: Handler<typeof operation> = async (work, { accountId }) => {
  const { url, path, expiresAt, mailed } = await inviteAccount(work, accountId, 'reset');
  return { url, path, expiresAt: expiresAt.toString(), mailed };
};
