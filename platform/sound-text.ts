/** Deeper nesting than this is nobody's input. */
export const deepest = 32;

/**
 * Whether PostgreSQL can keep all text in a value of JSON: no NUL characters, no half of a surrogate pair, in names and values alike. What
 * is nested deeper than anybody's input is not sound either, so that nothing later recurses without bound.
 */
export function isSound(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= deepest) return false;
  for (const key in value) {
    if (!isSound(key, depth) || !isSound((value as Readonly<Record<string, unknown>>)[key], depth + 1)) return false;
  }
  return true;
}

/** The beginning of a text, at most so many characters as JavaScript counts them; a pair of surrogates is not cut in two. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
