export { monthCsv } from './month-csv.ts';
export { monthPdf } from './month-pdf.ts';
export { monthStatementOf } from './read-month-statement.ts';
export { statementLines } from './statement-lines.ts';
