import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import type { Work } from '../../platform/work.ts';
import { mergeTickets } from '../tickets/index.ts';
import type { previewMerge as operation } from './contract.ts';
import { clockSeen } from './foreseen-clock.ts';

/** What merging will do, from doing it for trial. */
export const previewMerge: Handler<typeof operation> = async (work, input, exchange) => {
  const { ticketId } = input;
  const before = await clockSeen(work, ticketId);
  const sources = await sourcesOf(work, input);
  const { result } = await work.trial(work.reach, async (tried) => {
    await mergeTickets(tried, input, exchange);
    await tried.flush();
    return { after: await clockSeen(tried, ticketId), promiseDueAt: await promiseOf(tried, ticketId) };
  });
  return {
    ...result,
    before,
    sources: sources.map(({ openedAt, promiseDueAt, ...source }) => ({
      ...source,
      openedAt: openedAt.toString(),
      promiseDueAt: promiseDueAt?.toString() ?? null,
    })),
  };
};

interface Source {
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly openedAt: Temporal.Instant;
  readonly requesterName: string;
  readonly otherRequester: boolean;
  readonly messages: number;
  readonly steps: number;
  readonly files: number;
  readonly promiseDueAt: Temporal.Instant | null;
}

/** The tickets to be merged, with how much there is on each. Only those of the client of the one that stays; the trial refuses others. */
async function sourcesOf(work: Work, { ticketId, sources }: { readonly ticketId: string; readonly sources: readonly string[] }) {
  const { rows } = await raw<Source>`
    select s.id as "ticketId", s.reference, s.title, s.opened_at as "openedAt", r.name as "requesterName",
      s.requester_id <> t.requester_id as "otherRequester",
      (select count(*) from tickets.message m where m.client_id = s.client_id and m.ticket_id = s.id) as messages,
      (select count(*) from tickets.step p where p.client_id = s.client_id and p.ticket_id = s.id) as steps,
      (select count(*) from tickets.evidence e where e.client_id = s.client_id and e.ticket_id = s.id) as files,
      (select p.due_at from promises.promise p where p.client_id = s.client_id and p.ticket_id = s.id and p.state = 'open') as "promiseDueAt"
    from tickets.ticket t
    join tickets.ticket s on s.client_id = t.client_id and s.id = any(${sources}::uuid[]) and s.merged_into is distinct from t.id
    join people.requester r on r.client_id = s.client_id and r.id = s.requester_id
    where t.id = ${ticketId} order by s.opened_at, s.number`.execute(work.sql);
  return rows;
}

async function promiseOf({ sql }: Work, ticketId: string): Promise<string | null> {
  const promise = await sql
    .selectFrom('promises.promise')
    .select('due_at')
    .where('ticket_id', '=', ticketId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return promise?.due_at.toString() ?? null;
}
