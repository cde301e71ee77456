import { inflateSync } from 'node:zlib';

/** The words of a PDF of the desk, in the order in which they are drawn, with lines and cells set apart by a space. */
export function wordsOfPdf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const objects = new Map([...raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]));
  const unpacked = (id: string): string => {
    const [, data] = /stream\n([\s\S]*)\nendstream/.exec(objects.get(id) ?? '') ?? [];
    return data === undefined ? '' : inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  };
  const fonts = new Map(
    [...raw.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      lettersOf(unpacked(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '')),
    ]),
  );
  const pages = [...raw.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id = '']) => unpacked(id));
  return pages
    .flatMap((page) => {
      let letters = new Map<number, string>();
      return [...page.matchAll(/\/(F\d+) [\d.]+ Tf|\[(.*?)\] TJ/g)].map(([, font, drawn = '']) => {
        if (font !== undefined) letters = fonts.get(font) ?? letters;
        const glyphs = [...drawn.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        return glyphs.map((glyph) => letters.get(Number.parseInt(glyph, 16)) ?? '').join('');
      });
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ');
}

/** What each glyph of a font stands for, by its map: ranges, each with its letters in a row; a ligature is several. */
function lettersOf(map: string): Map<number, string> {
  return new Map(
    [...map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/gi)].flatMap(([, first = '', row = '']) =>
      [...row.matchAll(/<([0-9a-f ]+)>/gi)].map(
        ([, units = ''], at) =>
          [Number.parseInt(first, 16) + at, Buffer.from(units.replaceAll(' ', ''), 'hex').swap16().toString('utf16le')] as const,
      ),
    ),
  );
}
