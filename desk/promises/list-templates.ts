import { sql as raw } from 'kysely';
import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, textAndId } from '../../platform/page-cursor.ts';
import type { listTemplates as operation } from './contract.ts';
import type { TemplateKind } from './template.ts';

/** Lists the templates in use by name; for one client the client's own and the desk's. */
export const listTemplates: Handler<typeof operation> = async (work, { clientId, kind, limit, cursor }) => {
  const after = decodeCursor(textAndId, cursor);
  const sortName = raw<string>`lower(name) collate "C"`;
  let query = work.sql
    .selectFrom('promises.template')
    .select(['id as templateId', 'client_id as clientId', 'kind', 'name', 'words', 'version', sortName.as('sortName')])
    .where('retired_at', 'is', null)
    .orderBy(sortName)
    .orderBy('id')
    .limit(limit + 1);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after !== undefined) query = query.where(raw<boolean>`(${sortName}, id) > (${after[0]}, ${after[1]}::uuid)`);

  return cutPage(await query.execute(), limit, {
    keyOf: ({ sortName: at, templateId }) => [at, templateId],
    // A check constraint of the table holds it to its words.
    shape: ({ sortName: _, kind: kept, ...template }) => ({ ...template, kind: kept as TemplateKind }),
  });
};
