import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, notPermitted, refuse, versionConflict } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { categoryUnknown } from '../tickets/refusals.ts';
import type { changePacketTemplate as operation } from './contract.ts';
import { packetTemplateChanged } from './facts.ts';
import { packetItem } from './packet.ts';

/** Says what the packets of a category must hold, from now on; packets that were sent keep the score they had. */
export const changePacketTemplate: Handler<typeof operation> = async (
  work,
  { clientId = null, categoryId = null, required, whole, reason },
) => {
  await mustServe(work, clientId);
  if (categoryId !== null) await mustKnow(work, { clientId, categoryId });
  const standing = await work.sql
    .selectFrom('escalation.packet_template')
    .select(['id', 'version'])
    .where('client_id', clientId === null ? 'is' : '=', clientId)
    .where('category_id', categoryId === null ? 'is' : '=', categoryId)
    .forUpdate()
    .executeTakeFirst();

  const templateId = standing?.id ?? work.newId();
  const version = (standing?.version ?? 0) + 1;
  const inOrder = packetItem.options.filter((item) => required.includes(item));
  work.record(
    packetTemplateChanged,
    { clientId, id: templateId },
    { categoryId, version, required: inOrder, whole, reason: reason ?? null },
  );

  // Two who write the first one at once: the second reads it before they change it.
  await flushUnlessTaken(work, { packet_template_of: () => refuse(versionConflict) });
  return { templateId, version };
};

/** What every client's packets must hold is said only by who serves them all. */
async function mustServe({ sql, reach }: Work, clientId: string | null): Promise<void> {
  if (clientId === null) return reach === '*' ? undefined : refuse(notPermitted);
  const client = await sql.selectFrom('clients.client').select('client_id').where('client_id', '=', clientId).executeTakeFirst();
  if (client === undefined) refuse(notFound);
}

async function mustKnow(
  { sql }: Work,
  { clientId, categoryId }: { readonly clientId: string | null; readonly categoryId: string },
): Promise<void> {
  const category = await sql
    .selectFrom('tickets.category')
    .select('id')
    .where('id', '=', categoryId)
    .where(({ or, eb }) => or([eb('client_id', 'is', null), eb('client_id', '=', clientId)]))
    .executeTakeFirst();
  if (category === undefined) refuse(categoryUnknown);
}
