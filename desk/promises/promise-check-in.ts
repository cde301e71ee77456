import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import type { Work } from '../../platform/work.ts';
import { promiseMade } from './facts.ts';
import { nextCheckIns, type PromiseStanding } from './standing.ts';
import { fillTemplate, plainCheckIn } from './template.ts';
import { theirTime } from './their-time.ts';

/**
 * The desk promises the next check-in by itself on tickets that were escalated, so that none is ever without (domain.md §7): due by the
 * cadence in working time, in the words of the client's template, said by the desk and owed by whoever has the ticket.
 */
export async function promiseCheckIns(work: Work, standings: readonly PromiseStanding[]): Promise<void> {
  if (standings.length === 0) return;
  const due = await nextCheckIns(work.sql, standings, work.at);
  const words = await checkInWords(
    work.sql,
    standings.map(({ clientId }) => clientId),
  );
  for (const { ticketId, clientId, tier, teamId, assigneeId, assigneeName, requesterName, timeZone } of standings) {
    const dueAt = due.get(ticketId);
    if (dueAt === undefined) continue;
    const what = fillTemplate(words.get(clientId) ?? plainCheckIn, {
      // Requesters know agents by their first names.
      requester: requesterName,
      assignee: assigneeName?.split(' ', 1)[0] ?? 'The team',
      time: theirTime(dueAt, timeZone),
    });
    work.record(
      promiseMade,
      { clientId, id: ticketId },
      { promiseId: work.newId(), what, dueAt: dueAt.toString(), replaces: null, occasion: 'check_in', owedBy: assigneeId, tier, teamId },
      { actor: 'system' },
    );
  }
}

/** The words of these clients' check-ins: the client's own template, else the desk's; none where nobody wrote one. */
async function checkInWords(sql: Sql, clientIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await raw<{ clientId: string; words: string | null }>`
    select c.id as "clientId", (select t.words from promises.template t
      where t.kind = 'check_in' and t.retired_at is null and (t.client_id = c.id or t.client_id is null)
      order by t.client_id nulls last limit 1) as words
    from unnest(${[...new Set(clientIds)]}::uuid[]) as c(id)`.execute(sql);
  return new Map(rows.flatMap(({ clientId, words }) => (words === null ? [] : [[clientId, words] as const])));
}
