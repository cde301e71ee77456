/** What changed between the list somebody is in and the one the desk has now. */
export interface Staged {
  readonly added: number;
  readonly moved: number;
}

/**
 * Counts what the list would do if it followed the desk: rows that are new, and rows that stand elsewhere or are gone. While it is
 * more than nothing it waits behind a bar, for nothing may move under the cursor. `whole` says that `latest` is all there is;
 * otherwise rows missing from it may simply stand further down.
 */
export function staged(shown: readonly string[], latest: readonly string[], whole: boolean): Staged {
  const placeShown = new Map(shown.map((key, place) => [key, place]));
  const placesInLatest = latest.flatMap((key) => placeShown.get(key) ?? []);
  const added = latest.length - placesInLatest.length;
  const reordered = placesInLatest.length - longestRise(placesInLatest);
  const known = new Set(latest);
  const gone = whole ? shown.filter((key) => !known.has(key)).length : 0;
  return { added, moved: reordered + gone };
}

/** How many can stay where they are when the rest moves around them: the longest increasing subsequence. */
function longestRise(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    if (at === -1) ends.push(place);
    else ends[at] = place;
  }
  return ends.length;
}
