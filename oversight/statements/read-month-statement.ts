import { sql as raw } from 'kysely';
import type { z } from 'zod';
import { agreementKind, metrics } from '../../desk/agreements/rules.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { monthStatement, readMonthStatement as operation } from './contract.ts';
import { monthSpan, type Span } from './month.ts';
import { isMoreThan, monthTickets } from './month-tickets.ts';
import { monthNotBegun, monthTooLarge } from './refusals.ts';
import { addUp, type Sums, usesIn } from './rules.ts';

/** Whoever waits for an answer waits for no more tickets than these: about ten seconds' work. */
const mostTickets = 20_000;

/** Which tier used what of a client's month. Refuses a month that has not begun, and one with more tickets than anybody waits for. */
export const readMonthStatement: Handler<typeof operation> = async (work, { clientId, month }) => {
  const { span } = await clientMonth(work, { clientId, month });
  await refuseTooLarge(work, clientId, span);
  return monthStatementOf(work, { clientId, month });
};

/** Whose month it is, and from when to when. */
interface ClientMonth {
  readonly clientId: string;
  readonly month: string;
}

/** The month of a client as its zone lives it, cut at this moment while it runs. Unknown and foreign clients are not found. */
export async function clientMonth({ sql, at }: Work, { clientId, month }: ClientMonth) {
  const client = await sql
    .selectFrom('clients.client')
    .select(['name', 'time_zone as zone'])
    .where('client_id', '=', clientId)
    .executeTakeFirst();
  if (client === undefined) return refuse(notFound);
  const whole = monthSpan(month, client.zone);
  if (Temporal.Instant.compare(at, whole.from) < 0) return refuse(monthNotBegun);
  const running = Temporal.Instant.compare(at, whole.until) < 0;
  return { ...client, span: running ? { ...whole, until: at } : whole, running };
}

/** Refuses a month whose tickets nobody can wait for. */
export async function refuseTooLarge(work: Work, clientId: string, span: Span): Promise<void> {
  if (await isMoreThan(work, mostTickets, { clientId, span })) refuse(monthTooLarge, { mostTickets });
}

/** Adds a client's month up, however large it is; `progress` hears how many tickets are done. */
export async function monthStatementOf(
  work: Work,
  { clientId, month }: ClientMonth,
  progress: (tickets: number) => void = () => undefined,
): Promise<z.output<typeof monthStatement>> {
  const { name, zone, span, running } = await clientMonth(work, { clientId, month });
  const sums: Sums = new Map();
  let tickets = 0;
  for await (const batch of monthTickets(work, { clientId, span })) {
    for (const { segments } of batch) addUp(sums, segments);
    tickets += batch.length;
    progress(tickets);
  }
  return {
    clientId,
    clientName: name,
    month,
    zone,
    from: span.from.toString(),
    until: span.until.toString(),
    running,
    tickets,
    ...usesIn(sums),
    clocks: await decided(work, clientId, span),
  };
}

/** Promises met and missed: clocks that stopped in the span. */
async function decided({ sql }: Work, clientId: string, { from, until }: Span) {
  const rows = await sql
    .selectFrom('clocks.clock')
    .select([
      'kind',
      'metric',
      raw<number>`count(*) filter (where met)`.as('met'),
      raw<number>`count(*) filter (where not met)`.as('missed'),
    ])
    .where('client_id', '=', clientId)
    .where('stopped_at', '>=', from)
    .where('stopped_at', '<', until)
    .where('met', 'is not', null)
    .groupBy(['kind', 'metric'])
    .execute();
  return agreementKind.options.flatMap((kind) =>
    metrics.flatMap((metric) =>
      rows.filter((row) => row.kind === kind && row.metric === metric).map(({ met, missed }) => ({ kind, metric, met, missed })),
    ),
  );
}
