import { defineCommand, Failed, WrongUse } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about:
    'Says which tier used how much of a client’s month, to the second, over all tickets, imported history included. ' +
    'Tickets are worked out in batches: a month of any size takes time, but no memory.',
  options: {
    client: { type: 'string', takes: 'NAME', about: 'Whose month', required: true },
    month: { type: 'string', takes: 'YYYY-MM', about: 'Which month, in the client’s own zone', required: true },
    csv: { type: 'string', takes: 'FILE', about: 'Write a row for each ticket, tier and kind to this file' },
    pdf: { type: 'string', takes: 'FILE', about: 'Write the statement as PDF to this file' },
    ...deskOptions,
  },
  examples: [
    'secondline report statement --client "Alder Clinic" --month 2016-03',
    'secondline report statement --client "Alder Clinic" --month 2016-03 --csv march.csv --json',
  ],
  run: async ({ options, output }) => {
    const { writeFile } = await import('node:fs/promises');
    const { withDesk } = await import('./open-desk.ts');
    const { inWork } = await import('../platform/in-work.ts');
    const { month: monthName } = await import('../oversight/statements/contract.ts').then(
      (contract) => contract.readMonthStatement.input.shape,
    );
    const { monthCsv, monthPdf, monthStatementOf, statementLines } = await import('../oversight/statements/index.ts');
    const month = monthName.safeParse(options.month);
    if (!month.success) throw new WrongUse(`${options.month} is no month. Write it as 2016-03.`);
    await withDesk(options, ({ place, authority }) =>
      inWork(place, { authority, reach: '*', readOnly: true, statementTimeoutMilliseconds: 0 }, async (work) => {
        const client = await work.sql
          .selectFrom('clients.client')
          .select('client_id')
          .where('name', '=', options.client)
          .executeTakeFirst();
        if (client === undefined) throw new Failed(`There is no client called ${options.client}.`);
        const of = { clientId: client.client_id, month: month.data };
        const progress = output.progress('Adding up tickets');
        const statement = await monthStatementOf(work, of, (tickets) => progress.at(tickets));
        if (options.csv !== undefined) {
          await writeFile(
            options.csv,
            monthCsv(work, of, (tickets) => progress.at(tickets, statement.tickets)),
          );
        }
        if (options.pdf !== undefined) await writeFile(options.pdf, await monthPdf(work, of));
        progress.end();
        const written = [options.csv, options.pdf].filter((file) => file !== undefined);
        output.answer(statement, [...statementLines(statement), ...written.map((file) => `Written to ${file}`)]);
      }),
    );
  },
});
