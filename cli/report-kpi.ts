import { defineCommand, Failed } from './command.ts';
import { deskOptions } from './desk-options.ts';

export const command = defineCommand({
  about: 'Counts the key figures from the facts, live and imported, for all clients or for one, each with its definition.',
  options: { client: { type: 'string', takes: 'NAME', about: 'Count one client only' }, ...deskOptions },
  examples: ['secondline report kpi --json', 'secondline report kpi --client "Alder Clinic"'],
  run: async ({ options, output }) => {
    const { withDesk } = await import('./open-desk.ts');
    const { countKpis } = await import('../oversight/reporting/index.ts');
    const { inWork } = await import('../platform/in-work.ts');
    const kpis = await withDesk(options, ({ place, authority }) =>
      inWork(place, { authority, reach: '*', readOnly: true, statementTimeoutMilliseconds: 0 }, async (work) => {
        if (options.client === undefined) return countKpis(work, null);
        const client = await work.sql
          .selectFrom('clients.client')
          .select('client_id')
          .where('name', '=', options.client)
          .executeTakeFirst();
        if (client === undefined) throw new Failed(`There is no client called ${options.client}.`);
        return countKpis(work, client.client_id);
      }),
    );
    const { definitions, asOf, ...counts } = kpis;
    const lines = Object.entries(counts).map(
      ([name, count]) => `${count.toLocaleString('en').padStart(12)}  ${name}: ${definitions[name as keyof typeof counts]}`,
    ); // The counts are what the definitions define.
    output.answer(kpis, [...lines, `As of ${asOf}`]);
  },
});
