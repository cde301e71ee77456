import { notFound, notPermitted, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import type { Layer } from './layers.ts';
import { categoryWithoutClient } from './refusals.ts';

/**
 * Refuses whoever may not speak for a layer, and layers that there are not: the installation's is for who serves every client, another
 * client is not found, and a category is one of the client's or of the desk's.
 */
export async function checkLayer(work: Work, { clientId, categoryId }: Pick<Layer, 'clientId' | 'categoryId'>): Promise<void> {
  if (clientId === null) {
    if (work.reach !== '*') refuse(notPermitted);
    if (categoryId !== null) refuse(categoryWithoutClient);
    return;
  }
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
  if (categoryId === null) return;
  const category = await work.sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', '=', categoryId)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
  if (category === undefined) refuse(categoryUnknown);
}
