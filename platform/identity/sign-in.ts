import { systemAuthority } from '../authority.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import type { ApartHandler, Exchange } from '../module.ts';
import { refuse } from '../refusal.ts';
import { accountBy, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import { claimAttempt, forgetAttempt } from './attempts.ts';
import type { signIn as operation } from './contract.ts';
import { whoSignsIn } from './credentials.ts';
import { guessingSuspected } from './facts.ts';
import { letIn } from './let-in.ts';
import { verifyPassword } from './passwords.ts';
import { signInRefused, tooManyAttempts } from './refusals.ts';
import { endSession } from './sign-out.ts';

/**
 * Signs somebody in. Counts the attempt first, looks at the password always exactly once, whoever is meant, and opens a new session;
 * one that the browser still had is ended. Apart, because a refused attempt must stay counted and because
 * hashing takes longer than a transaction should stand open.
 */
export const signIn: ApartHandler<typeof operation> = async (place, { email, password }, exchange) => {
  const attempt = { purpose: 'sign_in', email, address: exchange.address } as const;
  const claimed = await claimAttempt(place, attempt);
  const account = await whoSignsIn(place.database.sql, email);
  if (!claimed.allowed && claimed.firstHeldBack && account !== undefined) await tellOfGuessing(place, account.id, exchange);
  const right = await verifyPassword(account?.passwordHash, password);
  if (!claimed.allowed) return refuse(tooManyAttempts, { retryAfterSeconds: secondsUntil(place, claimed.retryAt) });
  if (!right || account === undefined) return refuse(signInRefused);

  const opened = await inWork(place, { authority: systemAuthority, reach: '*', requestId: exchange.requestId }, async (work) => {
    await asOwner(work.sql, (sql) => forgetAttempt(sql, claimed.attemptId, attempt, work.at));
    if (exchange.sessionSecret !== undefined) await endSession(work, exchange.sessionSecret);
    return letIn(work, account.id, { by: 'password', device: exchange, stillHash: account.passwordHash });
  });
  exchange.setSessionCookie(opened.secret, opened.expiresAt);
  return opened.reply;
};

async function tellOfGuessing(place: WorkPlace, accountId: string, { address, requestId }: Exchange): Promise<void> {
  await inWork(place, { authority: systemAuthority, reach: '*', requestId }, async (work) => {
    const account = await accountBy(work.sql, { id: accountId });
    if (account !== undefined) work.record(guessingSuspected, streamOf(account), { address });
  });
}

export function secondsUntil({ clock }: WorkPlace, instant: Temporal.Instant): number {
  return Math.max(1, Math.ceil(clock.now().until(instant).total('seconds')));
}
