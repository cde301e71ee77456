/** What spreadsheets run as a formula when a cell begins with it, the full-width twins and what is cut off in front of them included. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/**
 * One row of a CSV file (RFC 4180), with its line end. Words that a spreadsheet would run as a formula are made words again by an
 * apostrophe in front (assurance.md A34); numbers stay numbers. Nothing (null) is an empty cell.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
