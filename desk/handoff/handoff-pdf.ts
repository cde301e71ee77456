import type { Content } from 'pdfmake/interfaces.js';
import { makePdf } from '../../platform/pdf.ts';
import { head, paged, pageWidth, quietTable, said } from '../../platform/pdf-page.ts';
import type { Handoff } from './contract.ts';
import { type Block, layoutOf, type Section, type Width } from './sections.ts';

/** The handoff on paper: one A4 for a normal case. */
export async function handoffPdf(handoff: Handoff): Promise<Uint8Array> {
  const { above, title, clock, notes, sections } = layoutOf(handoff);
  const page = paged(`Handoff ${handoff.reference}`, Temporal.Instant.from(handoff.asOf), [
    { text: above, style: 'muted' },
    { ...said(title), style: 'title' },
    { text: `Clock: ${clock}`, bold: true, margin: [0, 2, 0, 1] },
    ...notes.map((text): Content => ({ text, style: 'muted', fontSize: 7.5 })),
    ...sections.flatMap(sectionOf),
  ]);
  // Tighter than a statement: it has to fit on one page.
  return makePdf({
    ...page,
    pageMargins: [40, 32, 40, 40],
    defaultStyle: { ...page.defaultStyle, fontSize: 8.5, lineHeight: 1.12 },
    styles: {
      ...page.styles,
      title: { fontSize: 14, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 9.5, bold: true, margin: [0, 7, 0, 2] },
    },
  });
}

function sectionOf({ key, title, blocks }: Section): Content[] {
  return [{ text: title, style: 'heading', headlineLevel: 1 }, ...blocks.map((block) => blockOf(block, key))];
}

function blockOf(block: Block, key: Section['key']): Content {
  switch (block.kind) {
    case 'text':
      return key === 'question' ? { ...said(block.text), bold: true } : said(block.text);
    case 'code':
      return { ...said(block.text), fontSize: 7.5, margin: [0, 2, 0, 0], preserveLeadingSpaces: true };
    case 'none':
      return { text: block.text, style: 'muted' };
    case 'pairs':
      return {
        columns: inColumns(block.rows).map((rows) => ({
          width: '*',
          stack: rows.map(([name, value]) => ({ text: [{ text: `${name}: `, style: 'muted' }, said(value)] })),
        })),
        columnGap: 16,
      };
    case 'table':
      return quietTable(widthsOf(block.widths), [
        block.heads.map((text) => head(text)),
        ...block.rows.map((cells) => cells.map((text, at) => (key === 'attachments' && at === 2 ? { text, fontSize: 7 } : said(text)))),
      ]);
  }
}

/** Two columns, so that short facts take half the height. */
function inColumns<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const half = Math.ceil(rows.length / 2);
  return [rows.slice(0, half), rows.slice(half)];
}

/** Points that a column with a sign or a number takes. */
const narrow = 24;

function widthsOf(widths: readonly Width[]): readonly number[] {
  const shares = widths.reduce<number>((sum, width) => sum + (width === 'auto' ? 0 : width), 0);
  const gaps = 8 * (widths.length - 1);
  const rest = pageWidth - gaps - narrow * widths.filter((width) => width === 'auto').length;
  return widths.map((width) => (width === 'auto' ? narrow : (rest * width) / shares));
}
