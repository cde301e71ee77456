import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';

/** A client's row, locked, so that two who change one client queue up. Refuses a client that is not there or not reached. */
export async function clientForUpdate(work: Work, clientId: string) {
  const client = await work.sql
    .selectFrom('clients.client')
    .select(['client_id as clientId', 'name', 'code', 'time_zone as timeZone', 'color', 'version'])
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
  return client ?? refuse(notFound);
}
