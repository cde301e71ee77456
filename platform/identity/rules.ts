import type { Grant } from '../authority.ts';
import { type Permission, type Role, roleHolds } from '../permissions.ts';
import { refuse } from '../refusal.ts';
import { passwordWeak, roleNotForAccount, scopeNotHeld } from './refusals.ts';

/** Fewest characters of a password (the only rule of composition: length is what counts, NIST SP 800-63B). */
export const fewestPasswordCharacters = 12;
/** Most characters of a password: hashing more would only cost time. */
export const mostPasswordCharacters = 200;

export type AccountKind = 'agent' | 'requester' | 'integration';

const requesterRoles: readonly Role[] = ['requester', 'requester_manager'];

/** Refuses a role that this kind of account cannot hold: requesters stay requesters, at their own client only. */
export function checkRole(account: { readonly kind: AccountKind; readonly clientId: string | null }, { role, clientId }: Grant): void {
  const fits =
    account.kind === 'requester'
      ? requesterRoles.includes(role) && clientId === account.clientId
      : account.kind === 'integration'
        ? role === 'integration'
        : role !== 'integration' && !requesterRoles.includes(role);
  if (!fits) refuse(roleNotForAccount, { role, kind: account.kind });
}

/** Refuses scopes beyond what the role `integration` holds: a token narrows, it never widens. */
export function checkScopes(scopes: readonly Permission[]): void {
  const beyond = scopes.filter((scope) => !roleHolds('integration', scope));
  if (beyond.length > 0) refuse(scopeNotHeld, { scopes: beyond });
}

/** Whether these grants make somebody administrator of the whole desk. */
export function isDeskAdministrator(grants: readonly Grant[]): boolean {
  return grants.some(({ clientId, role }) => role === 'desk_admin' && clientId === null);
}

/** Refuses a new password that is too short, too long, the e-mail address, one thing over and over, or on everybody's list. */
export function checkNewPassword(password: string, email: string | null): void {
  const length = [...password].length;
  if (length < fewestPasswordCharacters) refuse(passwordWeak, { reason: 'too_short' });
  if (length > mostPasswordCharacters) refuse(passwordWeak, { reason: 'too_long' });
  const plain = password.trim().toLowerCase();
  const address = email?.trim().toLowerCase() ?? '';
  if (address !== '' && (plain === address || plain === address.split('@')[0])) refuse(passwordWeak, { reason: 'is_email' });
  if (/^(.{1,4})\1+.{0,3}$/su.test(plain)) refuse(passwordWeak, { reason: 'repeats' });
  if (common.some((word) => plain.replaceAll(/[^a-z]/g, '') === word) || isRun(plain)) refuse(passwordWeak, { reason: 'common' });
}

/** Beginnings of every guessing list, with whatever digits and signs are put around them. */
const common = [
  'password',
  'passwort',
  'qwertyuiop',
  'qwerty',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'secondline',
  'changeme',
  'iloveyou',
];

/** One key after the other: `123456789012`, `abcdefghijkl`. */
function isRun(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === 1 || (code === 0x30 && codes[index - 1] === 0x39));
}
