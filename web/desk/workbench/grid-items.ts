import type { Line } from './lines.ts';

/** What a place in the grid shows: a line, or a heading over the lines that follow. */
export type GridItem = { readonly line: Line; readonly place: number } | { readonly heading: 'waiting' | 'tier'; readonly count: number };

/** Puts headings between what waits for the tier's verdict and the tier's own tickets; a list of one sort needs none. */
export function gridItems(lines: readonly Line[]): readonly GridItem[] {
  const items = lines.map((line, place) => ({ line, place }));
  const waiting = lines.filter(({ onTop }) => onTop).length;
  if (waiting === 0) return items;
  const own = items.slice(waiting);
  const below: readonly GridItem[] = own.length === 0 ? [] : [{ heading: 'tier', count: own.length }, ...own];
  return [{ heading: 'waiting', count: waiting }, ...items.slice(0, waiting), ...below];
}
