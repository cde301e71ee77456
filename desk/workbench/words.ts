import { foldedWords } from '../../platform/folded-text.ts';

/** More words than these narrow nothing further. */
const mostWordsSearched = 8;

/** Our own references are one word with or without the dash: INC-10421. */
const ownReference = /^(inc|req)-?(\d+)$/i;

interface Named {
  readonly title: string;
  readonly reference: string;
  readonly externalReference: string | null;
}

/** The words by which a ticket is found: of its title and of another system's reference; its own reference, whole and by number. */
export function wordsToFind({ title, reference, externalReference }: Named): readonly string[] {
  const number = ownReference.exec(reference)?.[2];
  return [
    ...new Set([
      ...foldedWords(title),
      ...foldedWords(externalReference ?? ''),
      reference.replace('-', '').toLowerCase(),
      ...(number === undefined ? [] : [number]),
    ]),
  ];
}

/** What is typed as a text search query: each word must begin a word of the ticket. Nothing when there is no word in it. */
export function queryOf(search: string): string | undefined {
  const words = search.split(/\s+/).flatMap((piece) => {
    const own = ownReference.exec(piece);
    return own === null ? foldedWords(piece) : [`${own[1]?.toLowerCase()}${own[2]}`];
  });
  const query = [...new Set(words)].slice(0, mostWordsSearched).map((word) => `'${word}':*`);
  return query.length === 0 ? undefined : query.join(' & ');
}
