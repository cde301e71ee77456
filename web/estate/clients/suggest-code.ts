const longest = 4;

/** A short code for a client's tickets from its name: initials of several words, else the first letters. */
export function suggestCode(name: string): string {
  const words = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const initials = words.map((word) => word[0] ?? '').join('');
  const code = (words.length > 1 ? initials : (words[0] ?? '')).slice(0, longest);
  return /^[A-Z]/.test(code) ? code : '';
}
