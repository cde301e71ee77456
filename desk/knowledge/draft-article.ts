import { sql as raw } from 'kysely';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { composeDraft, type TicketTold } from './compose-draft.ts';
import { articleDrafted } from './facts.ts';

/** Steps that a draft is made of; the newest of more. */
const mostSteps = 50;

interface Row extends Omit<TicketTold, 'environment' | 'resolution'> {
  readonly clientId: string;
  readonly categoryId: string | null;
  readonly environment: Readonly<Record<string, unknown>> | null;
  readonly resolution: string | null;
}

/** Writes the draft of an article from a resolved ticket, its newest packet and its steps, and answers the article's id. */
export async function draftArticle(work: Work, ticketId: string): Promise<string> {
  const { rows } = await raw<Row>`
    select t.client_id as "clientId", t.category_id as "categoryId", t.title, t.description, t.asset_kind as "assetKind", t.cause, t.resolution,
      p.packet #>> '{draft,errorText}' as "errorText", p.packet #> '{draft,environment}' as environment,
      (select coalesce(jsonb_agg(jsonb_build_object('action', s.action, 'outcome', s.outcome, 'result', s.result) order by s.at, s.id), '[]')
        from (select * from tickets.step s where s.client_id = t.client_id and s.ticket_id = t.id order by s.at desc, s.id desc limit ${mostSteps}) s) as steps
    from tickets.ticket t
    left join lateral (select e.packet from escalation.escalation e where e.client_id = t.client_id and e.ticket_id = t.id
      order by e.raised_at desc limit 1) p on true
    where t.id = ${ticketId}`.execute(work.sql);
  const row = rows[0] ?? refuse(notFound);
  const { clientId, categoryId, environment, resolution, title, ...told } = row;
  const articleId = work.newId();
  const words = composeDraft({ ...told, title, environment: environment ?? {}, resolution: resolution ?? title });
  work.record(articleDrafted, { clientId, id: articleId }, { ticketId, categoryId, ...words });
  return articleId;
}
