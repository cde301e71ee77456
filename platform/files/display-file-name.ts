/** Longer names are cut in the middle: what a file system takes, and enough to tell files apart. */
const mostLetters = 120;

/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** Characters that change how a name reads without being seen: directions, zero widths, fillers, private ones. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * A sender's file name as people may see it: metadata only, never a path on any disk. Path parts, control characters and what
 * Windows forbids are gone; characters that hide or turn text show as `�`; one letter has one spelling (NFC); what is left of
 * nothing is `evidence` (assurance.md A28).
 */
export function displayFileName(sent: string): string {
  const lastPart =
    sent
      .toWellFormed()
      .split(/[/\\]|%2f|%5c/i)
      .at(-1) ?? '';
  const cleaned = lastPart
    .normalize('NFC')
    .replace(/\p{Cc}|%00/gu, '')
    .replace(unseen, '\uFFFD')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_');
  const named = cleaned === '' ? 'evidence' : cleaned;
  return cut(device.test(named) ? `_${named}` : named);
}

/** Keeps the beginning and the ending, which says what the sender takes it for. */
function cut(name: string): string {
  const letters = [...name];
  if (letters.length <= mostLetters) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  return `${letters.slice(0, mostLetters - 1 - [...ending].length).join('')}…${ending}`;
}
