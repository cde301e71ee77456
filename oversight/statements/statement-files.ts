import type { Exchange, Handler } from '../../platform/module.ts';
import type { readMonthStatementFile as ofMonth, readClockStatementFile as ofTicket } from './contract.ts';
import { monthCsv } from './month-csv.ts';
import { monthPdf } from './month-pdf.ts';
import { clientMonth, refuseTooLarge } from './read-month-statement.ts';
import { ticketCsv } from './ticket-csv.ts';
import { ticketNamed } from './ticket-named.ts';
import { ticketPdf } from './ticket-pdf.ts';

/** Sends a client's month as CSV, made as it is sent, or as PDF. */
export const readMonthStatementFile: Handler<typeof ofMonth> = async (work, { clientId, month, format }, exchange) => {
  const { span, name } = await clientMonth(work, { clientId, month });
  await refuseTooLarge(work, clientId, span);
  const chunks = format === 'csv' ? monthCsv(work, { clientId, month }) : just(await monthPdf(work, { clientId, month }));
  await send(exchange, { name: `${name} ${month}`, format, chunks });
  return null;
};

/** Sends a ticket's clock statement as CSV or PDF. */
export const readClockStatementFile: Handler<typeof ofTicket> = async (work, { ticketId, format }, exchange) => {
  const { reference } = await ticketNamed(work, ticketId);
  const bytes = format === 'csv' ? await ticketCsv(work, ticketId) : await ticketPdf(work, ticketId);
  await send(exchange, { name: `${reference} clock statement`, format, chunks: just(bytes) });
  return null;
};

async function* just(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const types = { csv: 'text/csv; charset=utf-8; header=present', pdf: 'application/pdf' } as const;

interface StatementFile {
  readonly name: string;
  readonly format: keyof typeof types;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A download with a name that every system keeps: whatever a client is called, in ASCII, and whole for browsers that can (RFC 5987). */
function send(exchange: Exchange, { name, format, chunks }: StatementFile): Promise<void> {
  const fileName = `${name}.${format}`;
  const plain = fileName.replaceAll(/[^\w .-]/g, '_');
  const whole = encodeURIComponent(fileName).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return exchange.sendBytes({
    chunks,
    headers: { 'content-type': types[format], 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${whole}` },
  });
}
