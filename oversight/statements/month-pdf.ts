import type { Content } from 'pdfmake/interfaces.js';
import { makePdf } from '../../platform/pdf.ts';
import { head, paged, quietTable, right, said } from '../../platform/pdf-page.ts';
import type { Work } from '../../platform/work.ts';
import { firstTickets, shownTicket } from './list-month-tickets.ts';
import { legend, ribbon, usesTable } from './pdf-look.ts';
import { clientMonth, monthStatementOf } from './read-month-statement.ts';
import { agreementWords, durationText, inZone, metricWords, monthWords, ticketWords } from './words.ts';

/** Tickets printed; nobody reads more on paper, and the CSV has them all. */
const mostTicketsPrinted = 400;

/** A client's month on paper: tiers × kinds, the ribbon, promises met and missed, and the tickets behind it. */
export async function monthPdf(work: Work, of: { readonly clientId: string; readonly month: string }): Promise<Uint8Array> {
  const statement = await monthStatementOf(work, of);
  const { span } = await clientMonth(work, of);
  const tickets = (await firstTickets(work, { clientId: of.clientId, span }, mostTicketsPrinted)).map(shownTicket);
  const { clientName, month, zone, tiers, clocks, running, totalSeconds, workingSeconds } = statement;
  const shares = tiers.map(({ tier, workingSeconds: seconds }) => ({ tier, seconds }));
  const title = `Month statement, ${clientName}, ${monthWords(month)}`;
  const secondsOf = (ticket: (typeof tickets)[number], tier: number) => ticket.tiers.find((one) => one.tier === tier)?.seconds ?? 0;
  const hours = (seconds: number) => (seconds === 0 ? '–' : durationText(seconds));
  const content: Content[] = [
    { text: clientName, style: 'muted' },
    { text: monthWords(month), style: 'title' },
    {
      text: `Which tier used what, over ${ticketWords(statement.tickets)}. ${inZone(statement.from, zone)} to ${inZone(statement.until, zone)}, ${zone}.${running ? ' The month is not over yet.' : ''}`,
      style: 'muted',
      margin: [0, 2, 0, 8],
    },
    { text: `${durationText(workingSeconds)} of working time, ${durationText(totalSeconds)} in all`, bold: true },
    ...(workingSeconds > 0
      ? [ribbon(shares, workingSeconds), legend(shares, (tier) => `Tier ${tier} ${durationText(shareOf(shares, tier))}`)]
      : []),
    { text: 'Time by tier and kind', style: 'heading' },
    usesTable(tiers),
    ...(clocks.length === 0
      ? []
      : [
          { text: 'Promises decided in this month', style: 'heading' },
          quietTable(
            ['*', 70, 70, 70],
            [
              [head('Clock'), head('Met', 'right'), head('Missed', 'right'), head('Met in %', 'right')],
              ...clocks.map(({ kind, metric, met, missed }) => [
                { text: `${metricWords[metric]} (${agreementWords[kind]})` },
                right(met.toLocaleString('en')),
                right(missed.toLocaleString('en')),
                right(`${((100 * met) / (met + missed)).toFixed(1)} %`),
              ]),
            ],
          ),
        ]),
    { text: 'Tickets', style: 'heading' },
    tickets.length === 0
      ? { text: 'No ticket had time in this month.', style: 'muted' }
      : quietTable(
          [54, '*', 22, 62, 62, 62, 66],
          [
            [head('Ticket'), head('Title'), head('Prio'), ...[1, 2, 3].map((tier) => head(`Tier ${tier}`, 'right')), head('Sum', 'right')],
            ...tickets.map((ticket) => [
              { text: ticket.reference },
              said(ticket.title),
              { text: `P${ticket.priority}` },
              ...[1, 2, 3].map((tier) => right(hours(secondsOf(ticket, tier)))),
              right(durationText(ticket.totalSeconds)),
            ]),
          ],
        ),
    ...(statement.tickets > tickets.length
      ? [
          {
            text: `The first ${tickets.length} of ${ticketWords(statement.tickets)} by number; the sums count all of them, and the CSV lists all.`,
            style: 'muted',
            margin: [0, 6, 0, 0] as [number, number, number, number],
          },
        ]
      : []),
  ];
  return makePdf(paged(title, work.at, content));
}

const shareOf = (shares: readonly { readonly tier: number; readonly seconds: number }[], tier: number): number =>
  shares.find((one) => one.tier === tier)?.seconds ?? 0;
