import { sql as raw } from 'kysely';
import type { Sql } from '../../platform/postgres/sql.ts';
import { packetItem } from './packet.ts';
import { builtInTemplate, nearestTemplate, type PacketTemplate } from './packet-template.ts';

interface Row {
  readonly clientId: string | null;
  readonly categoryId: string | null;
  readonly version: number;
  readonly required: readonly string[];
  readonly whole: number;
  readonly path: readonly string[];
}

/** The template that counts for a ticket, in one statement: the ones of its category and of all above it, with the way up. */
export async function templateFor(sql: Sql, ticketId: string): Promise<PacketTemplate & { readonly version: number | null }> {
  const { rows } = await raw<Row & { readonly ticketClientId: string }>`
    with recursive up (client_id, id, parent_id, depth) as (
      select t.client_id, c.id, c.parent_id, 1 from tickets.ticket t join tickets.category c on c.id = t.category_id where t.id = ${ticketId}
      union all select up.client_id, c.id, c.parent_id, depth + 1 from up join tickets.category c on c.id = up.parent_id where depth < ${deepest}
    )
    select t.client_id as "ticketClientId", p.client_id as "clientId", p.category_id as "categoryId", p.version, p.required, p.whole,
      coalesce((select array_agg(id order by depth) from up), '{}') as path
    from tickets.ticket t
    join escalation.packet_template p on (p.client_id is null or p.client_id = t.client_id)
      and (p.category_id is null or p.category_id in (select id from up))
    where t.id = ${ticketId}`.execute(sql);
  const [first] = rows;
  if (first === undefined) return { ...builtInTemplate, version: null };
  const templates = rows.map(({ required, ...row }) => ({ ...row, required: required.map((item) => packetItem.parse(item)) }));
  return nearestTemplate(templates, { clientId: first.ticketClientId, path: first.path }) ?? { ...builtInTemplate, version: null };
}

/** Nobody finds anything in a tree that is deeper. */
const deepest = 20;
