import { systemAuthority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import type { ApartHandler } from '../module.ts';
import { notPermitted, refuse } from '../refusal.ts';
import { accountBy, accountForUpdate } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import { claimAttempt, forgetAttempt } from './attempts.ts';
import type { changePassword as operation } from './contract.ts';
import { givePassword, whoSignsIn } from './credentials.ts';
import { letIn } from './let-in.ts';
import { endLinks } from './links.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { passwordWrong, tooManyAttempts } from './refusals.ts';
import { checkNewPassword } from './rules.ts';
import { endSessions } from './sessions.ts';
import { secondsUntil } from './sign-in.ts';

/**
 * Changes the caller's own password: the old one proves that it is them, under the same limits as signing in. Every session ends
 * and a new one is opened. Integrations have none.
 */
export const changePassword: ApartHandler<typeof operation> = async (place, { oldPassword, newPassword }, exchange) => {
  const { personId, actor } = exchange.authority;
  const account = personId === undefined ? undefined : await accountBy(place.database.sql, { id: personId });
  if (personId === undefined || account === undefined || account.email === null) return refuse(notPermitted);
  checkNewPassword(newPassword, account.email);
  const attempt = { purpose: 'sign_in', email: account.email, address: exchange.address } as const;
  const claimed = await claimAttempt(place, attempt);
  if (!claimed.allowed) return refuse(tooManyAttempts, { retryAfterSeconds: secondsUntil(place, claimed.retryAt) });
  const known = await whoSignsIn(place.database.sql, account.email);
  if (known?.id !== personId || !(await verifyPassword(known.passwordHash, oldPassword))) return refuse(passwordWrong);
  const passwordHash = await hashPassword(newPassword);

  const opened = await inWork(place, { authority: systemAuthority, reach: '*', requestId: exchange.requestId }, async (work) => {
    const standing = await accountForUpdate(work, personId);
    await asOwner(work.sql, (sql) => forgetAttempt(sql, claimed.attemptId, attempt, work.at));
    await givePassword(work, standing, { passwordHash, by: 'change' }, { actor });
    await endSessions(work, personId);
    await endLinks(work, personId);
    return letIn(work, personId, { by: 'password', device: exchange });
  });
  exchange.setSessionCookie(opened.secret, opened.expiresAt);
  return opened.reply;
};
