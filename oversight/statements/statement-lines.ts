import type { z } from 'zod';
import type { monthStatement } from './contract.ts';
import { durationText, kindWords, ticketWords } from './words.ts';

/** A month statement as lines for a terminal: tiers × kinds, to the second. */
export function statementLines(statement: z.output<typeof monthStatement>): readonly string[] {
  const { clientName, month, zone, tickets, tiers, totalSeconds, workingSeconds, clocks, running } = statement;
  const row = (words: string, seconds: number) => `  ${words.padEnd(24)}${durationText(seconds).padStart(14)}`;
  return [
    `${clientName}, ${month} (${zone})${running ? ', so far' : ''}: ${ticketWords(tickets)}`,
    ...tiers.flatMap(({ tier, seconds, kinds }) => [
      row(`Tier ${tier}`, seconds),
      ...kinds.map(({ kind, seconds: ofKind }) => row(`  ${kindWords[kind]}`, ofKind)),
    ]),
    row('Total', totalSeconds),
    row('of it in working time', workingSeconds),
    ...clocks.map(
      ({ kind, metric, met, missed }) => `  ${kind} ${metric}: ${met.toLocaleString('en')} met, ${missed.toLocaleString('en')} missed`,
    ),
  ];
}
