import { isAccountNumber, isCardNumber } from './check-digits.ts';
import { isPassword } from './is-password.ts';
import { type SecretKind, secretKinds } from './rules.ts';

/** A secret in a text: letters `from` up to, and without, `to`. */
export interface FoundSecret {
  readonly kind: SecretKind;
  readonly from: number;
  readonly to: number;
}

/** How one kind looks. The group `secret`, where there is one, is what is hidden; otherwise all of it. */
interface Look {
  readonly kind: SecretKind;
  readonly pattern: RegExp;
  /** Looks alone are not enough: check digits, and words that are no password. */
  readonly holds?: (secret: string, after: string) => boolean;
}

const pemLabel = '(?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----';
const assigned = String.raw`["']?\s{0,20}(?::=|=>|->|:|=)\s{0,20}["']?`;

/**
 * The looks of access keys and tokens, of GitHub's and Slack's tokens and of private keys are those of secretlint's rules (MIT, version 12);
 * the rest is the desk's own. Every repetition has a bound, so that no text takes long to read.
 */
const looks: readonly Look[] = [
  {
    kind: 'private key',
    pattern: new RegExp(
      String.raw`-----BEGIN ${pemLabel}(?:[\s\S]{1,12000}?-----END ${pemLabel}|(?:(?:\s|\\n){1,4}[A-Za-z0-9+/=]{20,100}){1,200}(?:(?:\s|\\n){1,4}[A-Za-z0-9+/=]{1,100})?)`,
      'g',
    ),
  },
  { kind: 'access key', pattern: /\b(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA)[A-Z0-9]{16}\b/g },
  {
    kind: 'access key',
    pattern: new RegExp(`secret_?(?:access)?_?key${assigned}(?<secret>[A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+=])`, 'gi'),
  },
  { kind: 'access token', pattern: /(?<![\p{L}\p{N}])gh[opusr]_[A-Za-z0-9_]{36}(?![A-Za-z0-9_])/gu },
  { kind: 'access token', pattern: /(?<![\p{L}\p{N}])github_pat_[A-Za-z0-9_]{82}(?![A-Za-z0-9_])/gu },
  { kind: 'access token', pattern: /\bxox[bpaor]-(?:[a-zA-Z0-9]{1,40}-){1,6}[a-zA-Z0-9]{1,40}\b/g },
  { kind: 'access token', pattern: /\bglpat-[A-Za-z0-9_-]{20,64}(?![A-Za-z0-9_-])/g },
  { kind: 'access token', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { kind: 'access token', pattern: /\b[sr]k_live_[A-Za-z0-9]{16,100}\b/g },
  // A JSON Web Token: a head and a body that are JSON objects in base64url, and a signature.
  { kind: 'access token', pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{0,2000}/g },
  { kind: 'access token', pattern: /\bBearer\s{1,4}(?<secret>[A-Za-z0-9._~+/-]{20,2000}={0,2})/g },
  {
    kind: 'access token',
    pattern: new RegExp(
      `(?:api[_ -]?key|client[_-]?secret|access[_-]?token|auth[_-]?token|refresh[_-]?token)${assigned}(?<secret>[A-Za-z0-9_./+=-]{16,512})`,
      'gi',
    ),
    holds: (secret) => /\d/.test(secret),
  },
  { kind: 'password', pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:(?<secret>[^\s/@]{3,200})@/gi },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?:passwords?|passwort|kennwort|passwd|pass ?code|pwd|(?<![\p{L}\p{N}])pw)(?: (?:is|was|ist))?${assigned}(?<secret>(?<=["'])[^"'\n]{3,200}(?=["'])|[^\s"']{3,200})`,
      'giu',
    ),
    holds: isPassword,
  },
  {
    kind: 'password',
    pattern: /(?:passwords?|passwort|kennwort|passwd|pass ?code|pwd) (?:is|was|ist|now|to) ["'`]?(?<secret>[^\s"'`]{3,200})/gi,
    holds: (secret) => /[^\p{L}.,;:!?)…-]/u.test(secret) && isPassword(secret, ''),
  },
  { kind: 'password', pattern: /pass ?phrase(?: is)?\s{0,4}[:=]\s{0,4}(?<secret>\S[^\n]{7,200})/gi },
  { kind: 'password', pattern: /\b(?:PIN|pin code|PIN code)(?: is)?\s{0,4}[:=]?\s{0,4}(?<secret>\d{4,8})(?![\w.-]*\d)/g },
  {
    kind: 'social security number',
    pattern: /(?<![\w.+-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
  },
  {
    kind: 'social security number',
    pattern: /\b(?:SSN|social security (?:number|no\.?))(?: is)?\s{0,4}[:=#]?\s{0,4}(?<secret>\d{3}[ -]?\d{2}[ -]?\d{4})(?!\d)/gi,
  },
  {
    kind: 'card number',
    pattern: /(?<![\w.+-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g,
    holds: isCardNumber,
  },
  {
    kind: 'account number',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
    holds: isAccountNumber,
  },
  {
    kind: 'account number',
    pattern:
      /\b(?:account|acct\.?|routing|konto)[ -]?(?:number|no\.?|nr\.?|nummer|#)(?: is)?\s{0,4}[:=#]?\s{0,4}(?<secret>\d(?:[ -]?\d){5,16})(?![\w-])/gi,
  },
];

/** A text that hides one already says so; nothing in it is hidden twice. */
const hiddenAlready = new RegExp(String.raw`\[(?:${secretKinds.join('|')}) hidden [0-9a-f]{8}\]`, 'g');

/**
 * Finds what somebody should not have written: passwords, keys and tokens, card, account and social security numbers, in their order, none
 * over another. It knows looks and check digits alone, runs in the browser too, and misses what looks like plain words.
 */
export function secretsIn(text: string): readonly FoundSecret[] {
  const hidden = [...text.matchAll(hiddenAlready)].map(({ index, 0: all }) => ({ from: index, to: index + all.length }));
  const found = looks.flatMap(({ kind, pattern, holds }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundSecret[] => {
      const secret = match.groups?.secret ?? match[0];
      const from = match.index + match[0].lastIndexOf(secret);
      const to = from + secret.length;
      if (holds !== undefined && !holds(secret, text.slice(to, to + 40))) return [];
      return hidden.some((one) => one.from < to && from < one.to)
        ? []
        : [{ kind, from, to: kind === 'password' ? withoutTail(text, from, to) : to }];
    }),
  );
  const inOrder = found.sort((one, other) => one.from - other.from || other.to - one.to);
  return inOrder.filter(({ from }, at) => inOrder.slice(Math.max(0, at - looks.length), at).every((before) => before.to <= from));
}

/** A comma or bracket after a password belongs to the sentence; an exclamation mark may well be its own. */
function withoutTail(text: string, from: number, to: number): number {
  let end = to;
  while (end > from + 3 && /[.,;:)\]}>]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}
