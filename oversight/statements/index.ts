export { firstTickets, shownTicket } from './list-month-tickets.ts';
export { monthCsv } from './month-csv.ts';
export { monthPdf } from './month-pdf.ts';
export type { TierUse } from './pdf-look.ts';
export { clientMonth, monthStatementOf, refuseTooLarge } from './read-month-statement.ts';
export { statementLines } from './statement-lines.ts';
export { ticketNamed } from './ticket-named.ts';
export { agreementWords, durationText, inZone, kindWords, leftWords, metricWords, monthWords } from './words.ts';
