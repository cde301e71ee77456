import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** A4 less its margins, in points. */
export const pageWidth = 515;
export const ink = '#1b1f27';
export const muted = '#565d6b';
const rule = '#c4c9d2';

/** A page as everything printed has it: A4, quiet, its name and number at the foot. */
export function paged(title: string, at: Temporal.Instant, content: readonly Content[]): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 48],
    // Told by the desk's clock, so that the same statement is the same file.
    info: { title, creator: 'Secondline', producer: 'Secondline', creationDate: new Date(at.epochMilliseconds) },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25, color: ink },
    styles: {
      title: { fontSize: 16, bold: true, lineHeight: 1.15 },
      heading: { fontSize: 10.5, bold: true, margin: [0, 14, 0, 5] },
      muted: { color: muted },
      head: { color: muted, fontSize: 8 },
    },
    footer: (page, pages) => ({
      columns: [{ text: title }, { text: `${page} / ${pages}`, alignment: 'right', width: 60 }],
      margin: [40, 14, 40, 0],
      fontSize: 8,
      color: muted,
    }),
    content: [...content],
  };
}

/** Thin lines between rows, a stronger one above the sum, none between columns. */
export function quietTable(widths: readonly (string | number)[], rows: readonly (readonly Content[])[], { sum = false } = {}): Content {
  const last = rows.length - 1;
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body: rows.map((row) => [...row]) },
    layout: {
      hLineWidth: (line) => (line === 0 || line > last ? 0 : line === 1 || (sum && line === last) ? 0.8 : 0.4),
      vLineWidth: () => 0,
      hLineColor: (line) => (line === 1 || (sum && line === last) ? muted : rule),
      paddingLeft: (column) => (column === 0 ? 0 : 8),
      paddingRight: () => 0,
      paddingTop: () => 2.5,
      paddingBottom: () => 1.5,
    },
  };
}

export const head = (text: string, alignment: 'left' | 'right' = 'left'): Content => ({ text, style: 'head', alignment });
export const right = (text: string, bold = false): Content => ({ text, alignment: 'right', bold });

/** Longer words than this would push a table off the page. */
const longestWord = 24;

/** Words that people wrote: text and nothing else, broken anywhere where it has no spaces. */
export function said(text: string): { text: string; wordBreak?: 'break-all' } {
  return text.split(/\s/).some((word) => word.length > longestWord) ? { text, wordBreak: 'break-all' } : { text };
}
