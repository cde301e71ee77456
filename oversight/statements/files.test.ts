import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { acceptEscalation } from '../../desk/escalation/contract.ts';
import { resolveTicket } from '../../desk/tickets/contract.ts';
import type { Exchange } from '../../platform/module.ts';
import { expectNotFound, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { readClockStatementFile, readMonthStatement, readMonthStatementFile } from './contract.ts';

/** Takes a file as a browser would. */
function taker() {
  const taken: { bytes: Buffer; headers: Readonly<Record<string, string>> } = { bytes: Buffer.alloc(0), headers: {} };
  const sendBytes: Exchange['sendBytes'] = async ({ chunks, headers }) => {
    taken.headers = headers;
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    taken.bytes = Buffer.concat(parts);
  };
  return { taken, exchange: { sendBytes } };
}

const hostile = '=HYPERLINK("http://169.254.169.254/x","<img src=file:///etc/passwd>")';

/** A ticket with a title that means no good, which Ada had for three hours and Priya for two. */
async function hostileTicket() {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk, { title: hostile });
  desk.moveClockTo('2026-03-02T12:00:00Z');
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.moveClockTo('2026-03-02T14:00:01Z');
  await desk.does(desk.priya, resolveTicket, { ticketId, resolution: 'A new drum', tellRequester: 'It prints again' });
  desk.moveClockTo('2026-04-02T09:00:00Z');
  return { desk, ticketId, ofMonth: { clientId: desk.northgate.id, month: '2026-03' } };
}

const sumOf = (rows: readonly Readonly<Record<string, string>>[]) => rows.reduce((sum, { seconds }) => sum + Number(seconds), 0);
const rowsOf = (bytes: Buffer) => parse(bytes, { columns: true }) as Record<string, string>[];

test('the CSV of a ticket adds up to its statement, and that of a month to the month', async () => {
  const { desk, ticketId, ofMonth } = await hostileTicket();
  const ticket = taker();
  const month = taker();

  await desk.does(desk.ada, readClockStatementFile, { ticketId, format: 'csv' }, ticket.exchange);
  await desk.does(desk.dana, readMonthStatementFile, { ...ofMonth, format: 'csv' }, month.exchange);

  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });
  const ofSegments = rowsOf(ticket.taken.bytes);
  assert.equal(sumOf(ofSegments), statement.totalSeconds);
  assert.deepEqual([...new Set(ofSegments.map(({ tier, assignee }) => `${tier} ${assignee}`))], ['1 Ada', '2 Priya']);
  const monthStatement = await desk.does(desk.dana, readMonthStatement, ofMonth);
  const ofTickets = rowsOf(month.taken.bytes);
  assert.equal(sumOf(ofTickets), monthStatement.totalSeconds);
  assert.equal(ofTickets[0]?.title, `'${hostile}`);
  assert.match(month.taken.headers['content-type'] ?? '', /^text\/csv/);
  assert.match(month.taken.headers['content-disposition'] ?? '', /^attachment; filename="Northgate Credit Union[ \d]* 2026-03\.csv"/);
});

test('the PDFs are PDFs, and whatever a title says, they read no file and fetch nothing', async (context) => {
  const { desk, ticketId, ofMonth } = await hostileTicket();
  const fetched = context.mock.method(globalThis, 'fetch', () => assert.fail('A PDF fetches nothing'));
  const ticket = taker();
  const month = taker();

  await desk.does(desk.ada, readClockStatementFile, { ticketId, format: 'pdf' }, ticket.exchange);
  await desk.does(desk.dana, readMonthStatementFile, { ...ofMonth, format: 'pdf' }, month.exchange);

  assert.equal(fetched.mock.callCount(), 0);
  for (const { taken } of [ticket, month]) {
    assert.equal(taken.headers['content-type'], 'application/pdf');
    assert.equal(taken.bytes.subarray(0, 5).toString('latin1'), '%PDF-');
    assert.match(taken.bytes.toString('latin1'), /\/BaseFont \/[A-Z]{6}\+Roboto/);
    assert.doesNotMatch(taken.bytes.toString('latin1'), /root:x:|\/URI|\/EmbeddedFile/);
  }
  const out = process.env.SECONDLINE_TEST_KEEP_PDF;
  if (out !== undefined) await keep(out, { ticket: ticket.taken.bytes, month: month.taken.bytes });
});

/** To look at them: `SECONDLINE_TEST_KEEP_PDF=/tmp npm test statements/files`. */
async function keep(folder: string, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  for (const [name, bytes] of Object.entries(files)) await writeFile(`${folder}/${name}.pdf`, bytes);
}

test('the same statement is the same file, to the byte', async () => {
  const { desk, ticketId } = await hostileTicket();
  const takers = [taker(), taker()];

  for (const { exchange } of takers) await desk.does(desk.ada, readClockStatementFile, { ticketId, format: 'pdf' }, exchange);

  assert.ok(takers[0]?.taken.bytes.equals(takers[1]?.taken.bytes ?? Buffer.alloc(0)));
});

test('another client’s ticket and month give no file', async () => {
  const { desk, ticketId } = await hostileTicket();

  await expectNotFound(desk.does(desk.otto, readClockStatementFile, { ticketId, format: 'csv' }));
  await expectNotFound(desk.does(desk.dana, readMonthStatementFile, { clientId: desk.kim.id, month: '2026-03', format: 'pdf' }));
});
