import { type RawBuilder, sql as raw } from 'kysely';
import type { z } from 'zod';
import { endedBecause } from '../../desk/promises/rules.ts';
import type { Work } from '../../platform/work.ts';
import type { endedPromise } from './keeping-contract.ts';

/** Which promises are looked at. */
export interface EndedAsked {
  readonly clientId?: string | undefined;
  readonly from: string;
  readonly until: string;
  readonly tier?: number | undefined;
  readonly state?: string | undefined;
}

/** The condition on `promises.promise p` that the rate and the list behind it share, so that they cannot disagree. */
export function endedIn({ clientId, from, until, tier, state }: EndedAsked): RawBuilder<unknown> {
  const conditions = [
    raw`p.state <> 'open'`,
    raw`p.ended_at >= ${from}::timestamptz`,
    raw`p.ended_at < ${until}::timestamptz`,
    // Made stricter, it is counted by the promise that replaced it.
    raw`p.ended_why is distinct from ${endedBecause.stricter}`,
  ];
  if (clientId !== undefined) conditions.push(raw`p.client_id = ${clientId}::uuid`);
  if (tier !== undefined) conditions.push(raw`p.tier = ${tier}::smallint`);
  if (state !== undefined) conditions.push(raw`p.state = ${state}`);
  return raw.join(conditions, raw` and `);
}

type Ended = z.input<typeof endedPromise>;

interface Row extends Omit<Ended, 'dueAt' | 'endedAt'> {
  readonly dueAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant;
}

/** Promises that ended, the last one first, at most so many behind a place in that order. */
export async function endedPromises(
  work: Work,
  asked: EndedAsked,
  { most, after }: { readonly most: number; readonly after?: readonly [string, string] | undefined },
): Promise<readonly Ended[]> {
  const behind = after === undefined ? raw`` : raw`and (p.ended_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const { rows } = await raw<Row>`
    select p.id as "promiseId", p.ticket_id as "ticketId", t.reference, t.title, p.client_id as "clientId", c.name as "clientName",
      p.tier, p.what, p.due_at as "dueAt", p.ended_at as "endedAt", p.state, p.ended_why as why
    from promises.promise p
    join tickets.ticket t on t.client_id = p.client_id and t.id = p.ticket_id
    join clients.client c on c.client_id = p.client_id
    where ${endedIn(asked)} ${behind} order by p.ended_at desc, p.id desc limit ${most}`.execute(work.sql);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toString(), endedAt: row.endedAt.toString() }));
}
