import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { accountBy, streamOf } from './accounts.ts';
import { asOwner } from './as-owner.ts';
import { signedIn } from './facts.ts';
import { signInRefused } from './refusals.ts';
import { csrfTokenOf } from './secrets.ts';
import { type Device, type OpenedSession, openSession } from './sessions.ts';

/** How somebody proved who they are. */
export interface Proof {
  readonly by: 'password' | 'setup' | 'invitation' | 'reset';
  readonly device: Device;
  /** The password hash that was proved; refused when another has taken its place meanwhile. Left out where this work set it. */
  readonly stillHash?: string | undefined;
}

export interface LetIn extends OpenedSession {
  readonly reply: { readonly accountId: string; readonly kind: 'agent' | 'requester'; readonly csrfToken: string };
}

/** Opens a session for somebody who has proved who they are. To be run by the system with every client in reach. */
export async function letIn(work: Work, accountId: string, { by, device, stillHash }: Proof): Promise<LetIn> {
  await work.flush();
  const account = await accountBy(work.sql, { id: accountId });
  if (account === undefined || account.disabled || account.kind === 'integration') return refuse(signInRefused);
  if (stillHash !== undefined && !(await stillStands(work, accountId, stillHash))) return refuse(signInRefused);
  const session = await openSession(work, accountId, device);
  work.record(
    signedIn,
    streamOf(account),
    { sessionId: session.sessionId, by, address: device.address, userAgent: device.userAgent.slice(0, 300) },
    { actor: `${account.kind}:${accountId}` },
  );
  return { ...session, reply: { accountId, kind: account.kind, csrfToken: csrfTokenOf(session.secret) } };
}

/** Locked, so that a password changed at the same moment either ends this session or refuses it. */
async function stillStands(work: Work, accountId: string, passwordHash: string): Promise<boolean> {
  const row = await asOwner(work.sql, (sql) =>
    sql.selectFrom('identity.credential').select('password_hash').where('account_id', '=', accountId).forShare().executeTakeFirst(),
  );
  return row?.password_hash === passwordHash;
}
