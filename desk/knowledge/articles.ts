import type { Sql } from '../../platform/postgres/sql.ts';

/** Articles with what is shown beside them; who reads none of a client finds none of it. */
export function articlesOf(sql: Sql) {
  return sql
    .selectFrom('knowledge.article as a')
    .innerJoin('clients.client as c', 'c.client_id', 'a.client_id')
    .innerJoin('tickets.ticket as t', (join) => join.onRef('t.client_id', '=', 'a.client_id').onRef('t.id', '=', 'a.ticket_id'))
    .leftJoin('tickets.category as g', 'g.id', 'a.category_id')
    .select(['a.id', 'a.client_id', 'c.name as client_name', 'a.title', 'a.symptom', 'a.environment', 'a.cause', 'a.resolution'])
    .select(['a.category_id', 'g.name as category_name', 'a.ticket_id', 't.reference', 'a.version'])
    .select(['a.drafted_by', 'a.drafted_at', 'a.edited_by', 'a.edited_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof articlesOf>['execute']>>[number];

/** An article as it goes out. */
export function shownArticle(row: Row, nameOf: (actor: string) => string) {
  const { title, symptom, environment, cause, resolution } = row;
  return {
    articleId: row.id,
    clientId: row.client_id,
    clientName: row.client_name,
    // A check constraint of the table holds it to this one.
    state: 'draft' as const,
    ...{ title, symptom, environment, cause, resolution },
    category: row.category_id === null ? null : { id: row.category_id, name: row.category_name ?? '' },
    ticket: { ticketId: row.ticket_id, reference: row.reference },
    draftedBy: nameOf(row.drafted_by),
    draftedAt: row.drafted_at.toString(),
    editedBy: row.edited_by === null ? null : nameOf(row.edited_by),
    editedAt: row.edited_at?.toString() ?? null,
    version: row.version,
  };
}
