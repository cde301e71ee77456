import type { Authority } from '../../platform/authority.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { notFound, refuse } from '../../platform/refusal.ts';

/** The client that history is imported for, by id or by name; one that the caller does not serve is not found. */
export async function findClient(
  place: WorkPlace,
  authority: Authority,
  by: { readonly clientId: string } | { readonly name: string },
): Promise<{ readonly clientId: string; readonly timeZone: string }> {
  const found = await inWork(place, { authority, reach: reachFor(authority, 'history.import'), readOnly: true }, (work) => {
    const query = work.sql.selectFrom('clients.client').select(['client_id as clientId', 'time_zone as timeZone']);
    return 'name' in by
      ? query.where('name', '=', by.name).executeTakeFirst()
      : query.where('client_id', '=', by.clientId).executeTakeFirst();
  });
  return found ?? refuse(notFound);
}
