/** Words longer than this are cut: nobody types more of one to find somebody. */
const mostLettersOfAWord = 40;

/** A name as lists sort it and searches find it: lower case, without accents, so that “muller” finds “Müller”. */
export function foldedText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The different words of a text, folded, in their order: letters and digits only; an apostrophe does not part “O’Neil”. */
export function foldedWords(text: string): readonly string[] {
  const words = foldedText(text)
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return [...new Set(words.map((word) => [...word].slice(0, mostLettersOfAWord).join('')))];
}

/**
 * The end of the range of words that begin with `prefix`, for `word >= prefix and word < end` on a column of collation "C".
 * A range, because row-level security keeps LIKE from using an index, and comparing is allowed to.
 */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** All words of a text in one, each with a blank before it: small lists search it with `wordBeginnings`. */
export function wordsInARow(text: string): string {
  return foldedWords(text)
    .map((word) => ` ${word}`)
    .join('');
}

/** Patterns for LIKE, one for each word searched: each must begin one of the words that `wordsInARow` gave. */
export function wordBeginnings(search: string): readonly string[] {
  return foldedWords(search).map((word) => `% ${word}%`);
}
