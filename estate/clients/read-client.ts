import { sql as raw } from 'kysely';
import type { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { department, readClient as operation, site } from './contract.ts';

/** A client with its sites and departments, both by name. */
export const readClient: Handler<typeof operation> = async (work, { clientId }) => {
  const client = await work.sql
    .selectFrom('clients.client as c')
    .select(['c.client_id as clientId', 'c.name', 'c.code', 'c.time_zone as timeZone', 'c.color', 'c.version'])
    .select([
      raw<z.infer<typeof site>[]>`coalesce((
        select jsonb_agg(jsonb_build_object('siteId', s.id, 'clientId', s.client_id, 'name', s.name, 'timeZone', s.time_zone)
          order by lower(s.name))
        from clients.site s where s.client_id = c.client_id), '[]')`.as('sites'),
      raw<z.infer<typeof department>[]>`coalesce((
        select jsonb_agg(jsonb_build_object('departmentId', d.id, 'clientId', d.client_id, 'name', d.name, 'siteId', d.site_id)
          order by lower(d.name))
        from clients.department d where d.client_id = c.client_id), '[]')`.as('departments'),
    ])
    .where('c.client_id', '=', clientId)
    .executeTakeFirst();
  return client ?? refuse(notFound);
};
