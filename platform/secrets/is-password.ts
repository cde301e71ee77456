/** Words that follow “password:” in sentences, forms and error messages, and are none. */
const noPassword = new Set(
  (
    'none null nil unknown empty blank missing required optional expired invalid incorrect wrong correct rejected accepted changed reset unchanged forgotten locked ' +
    'disabled enabled true false yes yeah not the same see ask tbd n/a na set unset hidden masked redacted secret string please enter type user username must may can ' +
    'should will has had was does did never always policy age failed failure error ok okay request required login mismatch'
  ).split(' '),
);

/** Asterisks, dots and the like stand where somebody has hidden it already; so do names in angle brackets and of variables. */
const standsFor = /^(?:[*•.x_#-]+|<[^>]*>|\$\{?[\w.]+\}?|%[\w]+%|\{\{.*)$/i;

/**
 * Whether what stands after “password:” is one. One word of letters alone is, unless a sentence goes on behind it or it is one of those that
 * say how a password fares: “password: hunter”, but not “password: please enter it again”.
 */
export function isPassword(secret: string, after: string): boolean {
  const word = secret.replace(/[.,;:!?)\]}>"']+$/, '');
  if (word.length < 3 || standsFor.test(word) || standsFor.test(secret.replace(/[.,;:]+$/, '')) || noPassword.has(word.toLowerCase()))
    return false;
  if (/^\d{1,3}$/.test(word) || /^\d{4}-\d\d-\d\d/.test(word)) return false;
  if (!/^\p{L}+$/u.test(word)) return true;
  const goesOn = secret === word && /^ +\p{Ll}/u.test(after);
  return !goesOn;
}
