import { namesOf } from '../../estate/people/index.ts';
import type { Handler } from '../../platform/module.ts';
import type { listPacketTemplates as operation } from './contract.ts';
import { packetItem } from './packet.ts';
import { builtInTemplate } from './packet-template.ts';

/** More than this many templates nobody has thought about. */
const mostListed = 500;

/** What packets must hold, by client and category; the one for all first. */
export const listPacketTemplates: Handler<typeof operation> = async (work, { clientId }) => {
  let query = work.sql
    .selectFrom('escalation.packet_template as p')
    .leftJoin('tickets.category as c', 'c.id', 'p.category_id')
    .leftJoin('clients.client as o', 'o.client_id', 'p.client_id')
    .select([
      'p.id as templateId',
      'p.client_id as clientId',
      'o.name as clientName',
      'p.category_id as categoryId',
      'c.name as categoryName',
    ])
    .select(['p.version', 'p.required', 'p.whole', 'p.changed_by as changedBy', 'p.changed_at as changedAt'])
    .orderBy('o.name', (order) => order.asc().nullsFirst())
    .orderBy('c.name', (order) => order.asc().nullsFirst())
    .limit(mostListed);
  if (clientId !== undefined) query = query.where(({ or, eb }) => or([eb('p.client_id', 'is', null), eb('p.client_id', '=', clientId)]));
  const rows = await query.execute();
  const names = await namesOf(
    work.sql,
    rows.map(({ changedBy }) => changedBy),
  );
  return {
    items: rows.map(({ required, changedBy, changedAt, ...row }) => ({
      ...row,
      required: required.map((item) => packetItem.parse(item)),
      changedBy: names.get(changedBy)?.name ?? '',
      changedAt: changedAt.toString(),
    })),
    builtIn: { required: [...builtInTemplate.required], whole: builtInTemplate.whole },
  };
};
