import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { articleDrafted, articleEdited, closingAnswered } from './facts.ts';

const answer = {
  client_id: 'uuid',
  ticket_id: 'uuid',
  tier: 'int',
  tier1_could: 'boolean',
  tier1_why: 'text',
  knowledge: 'text',
  article_id: 'uuid',
  answered_by: 'text',
  answered_at: 'timestamptz',
} as const;

const words = { title: 'text', symptom: 'text', environment: 'text', cause: 'text', resolution: 'text', version: 'int' } as const;
const article = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  category_id: 'uuid',
  ...words,
  drafted_by: 'text',
  drafted_at: 'timestamptz',
} as const;

const names = (columns: Readonly<Record<string, string>>) => raw.join(Object.keys(columns).map((name) => raw.id(name)));

/** What this module's facts make of its tables. Nothing else writes them. */
export const apply = [
  on(closingAnswered, (sql, facts) =>
    raw`insert into ${raw.table('knowledge.closing_answer')} (${names(answer)}) select * from ${records(
      'f',
      answer,
      facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
        client_id: clientId,
        ticket_id: stream,
        tier: payload.tier,
        tier1_could: payload.tier1Could,
        tier1_why: payload.tier1Why,
        knowledge: payload.knowledge,
        article_id: payload.articleId,
        answered_by: actor,
        answered_at: occurredAt,
      })),
    )}
    on conflict (client_id, ticket_id) do update set tier = excluded.tier, tier1_could = excluded.tier1_could, tier1_why = excluded.tier1_why,
      knowledge = excluded.knowledge, article_id = excluded.article_id, answered_by = excluded.answered_by,
      answered_at = excluded.answered_at`.execute(sql),
  ),
  on(articleDrafted, (sql, facts) =>
    raw`insert into ${raw.table('knowledge.article')} (${names(article)}, state) select f.*, 'draft' from ${records(
      'f',
      article,
      facts.map(({ clientId, stream, version, payload, actor, occurredAt }) => ({
        client_id: clientId,
        id: stream,
        ticket_id: payload.ticketId,
        category_id: payload.categoryId,
        title: payload.title,
        symptom: payload.symptom,
        environment: payload.environment,
        cause: payload.cause,
        resolution: payload.resolution,
        version,
        drafted_by: actor,
        drafted_at: occurredAt,
      })),
    )}`.execute(sql),
  ),
  on(articleEdited, (sql, facts) =>
    raw`update ${raw.table('knowledge.article')} a set title = f.title, symptom = f.symptom, environment = f.environment, cause = f.cause,
      resolution = f.resolution, version = f.version, edited_by = f.edited_by, edited_at = f.edited_at
    from ${records(
      'f',
      { client_id: 'uuid', id: 'uuid', ...words, edited_by: 'text', edited_at: 'timestamptz' },
      facts.map(({ clientId, stream, version, payload, actor, occurredAt }) => ({
        client_id: clientId,
        id: stream,
        title: payload.title,
        symptom: payload.symptom,
        environment: payload.environment,
        cause: payload.cause,
        resolution: payload.resolution,
        version,
        edited_by: actor,
        edited_at: occurredAt,
      })),
    )} where a.client_id = f.client_id and a.id = f.id`.execute(sql),
  ),
];
