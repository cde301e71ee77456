import { sql as raw } from 'kysely';
import { round } from '../../platform/rounds.ts';
import { fewestLikeIt, needWindowDays } from './need.ts';

/** Categories refreshed in one transaction: a category of 50,000 resolved tickets takes about a tenth of a second. */
const mostAtOnce = 50;

/** Tickets grow too old by and by, also where none is resolved any more. */
const ageingHours = 24;

/**
 * Refreshes the medians of the categories in which a ticket was resolved since, and once a day of all that have any. Landings only ever
 * read what is kept here (domain.md §3.7).
 */
export const medianNeedRound = round({
  name: 'median-need-round',
  everySeconds: 300,
  run: async (work) => {
    const { rows } = await raw<{ readonly clientId: string; readonly categoryId: string }>`
      select client_id as "clientId", category_id as "categoryId" from ${raw.table('clocks.need_due')}
      where due_at <= ${work.at}::timestamptz order by due_at limit ${mostAtOnce} for update skip locked`.execute(work.sql);
    if (rows.length === 0) return { more: false };
    const clientIds = rows.map(({ clientId }) => clientId);
    const categoryIds = rows.map(({ categoryId }) => categoryId);
    const due = raw`unnest(${clientIds}::uuid[], ${categoryIds}::uuid[]) as due (client_id, category_id)`;
    const since = work.at.subtract({ hours: needWindowDays * 24 });
    await raw`
      with used as materialized (
        select u.client_id, u.category_id, u.tier, u.priority, u.working_seconds
        from ${due} join ${raw.table('clocks.tier_use')} u on u.client_id = due.client_id and u.category_id = due.category_id
        where u.resolved_at > ${since}::timestamptz
      ), needs as materialized (
        select client_id, category_id, tier, priority, count(*) as tickets,
          round(percentile_cont(0.5) within group (order by working_seconds))::int as median_seconds
        from used group by grouping sets ((client_id, category_id, tier), (client_id, category_id, tier, priority))
        having count(*) >= ${fewestLikeIt}
      ), faded as (
        delete from ${raw.table('clocks.median_need')} m using ${due}
        where m.client_id = due.client_id and m.category_id = due.category_id and not exists (
          select from needs n where n.client_id = m.client_id and n.category_id = m.category_id and n.tier = m.tier
            and n.priority is not distinct from m.priority)
      ), waits as (
        update ${raw.table('clocks.need_due')} d set due_at = ${work.at.add({ hours: ageingHours })}::timestamptz
        from ${due} where d.client_id = due.client_id and d.category_id = due.category_id
          and exists (select from used u where u.client_id = d.client_id and u.category_id = d.category_id)
      ), rests as (
        delete from ${raw.table('clocks.need_due')} d using ${due}
        where d.client_id = due.client_id and d.category_id = due.category_id
          and not exists (select from used u where u.client_id = d.client_id and u.category_id = d.category_id)
      )
      insert into ${raw.table('clocks.median_need')} (client_id, category_id, tier, priority, tickets, median_seconds, refreshed_at)
      select client_id, category_id, tier, priority, tickets, median_seconds, ${work.at}::timestamptz from needs
      on conflict (client_id, category_id, tier, priority) do update set tickets = excluded.tickets,
        median_seconds = excluded.median_seconds, refreshed_at = excluded.refreshed_at`.execute(work.sql);
    return { more: rows.length === mostAtOnce };
  },
});
