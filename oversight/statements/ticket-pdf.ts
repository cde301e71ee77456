import type { Content } from 'pdfmake/interfaces.js';
import { clockStatementOf } from '../../desk/clocks/index.ts';
import { makePdf } from '../../platform/pdf.ts';
import { head, paged, quietTable, right, said } from '../../platform/pdf-page.ts';
import type { Work } from '../../platform/work.ts';
import { legend, ribbon, usesTable } from './pdf-look.ts';
import { ticketNamed } from './ticket-named.ts';
import { agreementWords, durationText, inZone, kindWords, leftWords, metricWords } from './words.ts';

/** Segments printed: some pages of them; the CSV has them all. */
const mostSegmentsPrinted = 400;

/** A ticket's clock statement on paper. Teams are named, people are not: it goes to whoever asks for it. */
export async function ticketPdf(work: Work, ticketId: string): Promise<Uint8Array> {
  const ticket = await ticketNamed(work, ticketId);
  const statement = await clockStatementOf(work, ticketId, mostSegmentsPrinted);
  const { zone } = statement.calendar;
  const resolution = statement.clocks.findLast(({ kind, metric }) => kind === 'sla' && metric === 'resolution');
  const shares = statement.tiers.map(({ tier, workingSeconds: seconds }) => ({ tier, seconds }));
  const used = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  const secondsOf = (tier: number) => shares.find((one) => one.tier === tier)?.seconds ?? 0;
  const content: Content[] = [
    { text: `${ticket.reference} · ${ticket.clientName}`, style: 'muted' },
    { ...said(ticket.title), style: 'title' },
    {
      text: `Clock statement as of ${inZone(statement.asOf, zone)}, ${zone}. ${statement.agreement.name}, version ${statement.agreement.version}; working time ${statement.calendar.words}.`,
      style: 'muted',
      margin: [0, 2, 0, 8],
    },
    ...(resolution === undefined
      ? []
      : [
          { text: `Resolution: ${leftWords(resolution)}, target ${durationText(resolution.targetSeconds)}`, bold: true },
          ribbon(shares, Math.max(used, resolution.targetSeconds), resolution.targetSeconds),
          legend(shares, (tier) => `Tier ${tier} used ${durationText(secondsOf(tier))}`),
        ]),
    { text: 'Clocks', style: 'heading' },
    quietTable(
      ['*', 60, 60, 96, 116],
      [
        [head('Clock'), head('Target', 'right'), head('Used', 'right'), head('Due'), head('Standing')],
        ...statement.clocks.map((clock) => [
          { text: `${metricWords[clock.metric]} (${agreementWords[clock.kind]})` },
          right(durationText(clock.targetSeconds)),
          right(durationText(clock.usedSeconds)),
          { text: inZone(clock.dueAt, zone) },
          { text: leftWords(clock) },
        ]),
      ],
    ),
    { text: 'Time by tier and kind', style: 'heading' },
    usesTable(statement.tiers),
    { text: 'Segments', style: 'heading' },
    quietTable(
      [92, 92, 30, '*', 110, 66],
      [
        [head('From'), head('To'), head('Tier'), head('Team'), head('Kind'), head('Length', 'right')],
        ...statement.segments.map((segment) => [
          { text: inZone(segment.from, zone) },
          { text: inZone(segment.to, zone) },
          { text: String(segment.tier) },
          said(segment.teamName),
          { text: kindWords[segment.kind] },
          right(durationText(segment.seconds)),
        ]),
      ],
    ),
    ...(statement.segmentsCut
      ? [{ text: `The first ${mostSegmentsPrinted} segments; the sums count all of them, and the CSV lists all.`, style: 'muted' }]
      : []),
  ];
  return makePdf(paged(`Clock statement ${ticket.reference}`, work.at, content));
}
