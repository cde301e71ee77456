import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { listCalendars as operation } from './contract.ts';
import { calendarsOf } from './versions.ts';

/** When a client and its sites work, worked and will work: the client's own calendars first, by name. */
export const listCalendars: Handler<typeof operation> = async (work, { clientId }) => {
  const client = await work.sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) return refuse(notFound);
  const items = await calendarsOf(work.sql, { clientId, at: work.at });
  return {
    items: items.toSorted(
      (one, other) => Number(one.siteId !== null) - Number(other.siteId !== null) || one.name.localeCompare(other.name, 'en'),
    ),
  };
};
