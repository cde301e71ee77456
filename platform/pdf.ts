import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** The fonts that come with pdfmake: the only files it may read. */
const fontFolder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const fonts = {
  normal: join(fontFolder, 'Roboto-Regular.ttf'),
  bold: join(fontFolder, 'Roboto-Medium.ttf'),
  italics: join(fontFolder, 'Roboto-Italic.ttf'),
  bolditalics: join(fontFolder, 'Roboto-MediumItalic.ttf'),
};
const readable: ReadonlySet<string> = new Set(Object.values(fonts));

/**
 * Makes a PDF with text that can be selected. Whatever stands in the definition, no file but the fonts is read and nothing is fetched
 * (assurance.md A29); words that people wrote go in as `{ text }` and are never taken for anything else.
 */
export async function makePdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  // Loaded when the first PDF is asked for: it takes a quarter of a second.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: fonts });
  pdfmake.setLocalAccessPolicy((path) => readable.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(definition).getBuffer();
}
