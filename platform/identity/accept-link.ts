import { systemAuthority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import type { ApartHandler } from '../module.ts';
import { refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { accountForUpdate } from './accounts.ts';
import { hasAdministrator } from './administrators.ts';
import type { acceptLink as operation } from './contract.ts';
import { givePassword } from './credentials.ts';
import { letIn } from './let-in.ts';
import { endLinks, type LinkPurpose, linkBy, queueForSetup, useLink } from './links.ts';
import { openAccount } from './open-account.ts';
import { hashPassword } from './passwords.ts';
import { linkUnknown, setupIncomplete } from './refusals.ts';
import { checkNewPassword } from './rules.ts';
import { endSessions } from './sessions.ts';

/** Who the first administrator is. */
interface Founder {
  readonly name: string;
  readonly email: string;
}

/**
 * Sets a password with a one-time link and signs in. A setup link makes the first administrator of the desk. The link is used up by the
 * same transaction, so that of two at once one wins; a password that is refused does not use it up.
 */
export const acceptLink: ApartHandler<typeof operation> = async (place, { token, password, name, email }, exchange) => {
  const link = await linkBy(place.database.sql, token, place.clock.now());
  if (link === undefined) return refuse(linkUnknown);
  const founder = link.purpose === 'setup' ? founderOf(name, email) : undefined;
  checkNewPassword(password, founder?.email ?? link.email);
  const passwordHash = await hashPassword(password);

  const opened = await inWork(place, { authority: systemAuthority, reach: '*', requestId: exchange.requestId }, async (work) => {
    const used = await useLink(work, token);
    const accountId = founder === undefined ? used.accountId : await found(work, founder);
    if (accountId === null) return refuse(linkUnknown);
    await begin(work, accountId, { passwordHash, by: used.purpose });
    return letIn(work, accountId, { by: used.purpose, device: exchange });
  });
  exchange.setSessionCookie(opened.secret, opened.expiresAt);
  return opened.reply;
};

function founderOf(name: string | undefined, email: string | undefined): Founder {
  return name === undefined || email === undefined ? refuse(setupIncomplete) : { name, email };
}

/** Opens the first administrator's account. Once there is one, a setup link opens nothing any more. */
async function found(work: Work, { name, email }: Founder): Promise<string> {
  await queueForSetup(work);
  if (await hasAdministrator(work.sql)) refuse(linkUnknown);
  const id = work.newId();
  const grants = [{ clientId: null, role: 'desk_admin' }] as const;
  await openAccount(work, { id, kind: 'agent', clientId: null, name, email, grants }, { actor: `agent:${id}` });
  return id;
}

async function begin(work: Work, accountId: string, password: { readonly passwordHash: string; readonly by: LinkPurpose }): Promise<void> {
  const account = await accountForUpdate(work, accountId);
  if (account.disabled) refuse(linkUnknown);
  await givePassword(work, account, password, { actor: `${account.kind}:${accountId}` });
  await endSessions(work, accountId);
  await endLinks(work, accountId);
}
