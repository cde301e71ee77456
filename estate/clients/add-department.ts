import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { clientForUpdate } from './client-for-update.ts';
import type { addDepartment as operation } from './contract.ts';
import { departmentAdded } from './facts.ts';
import { nameTaken } from './refusals.ts';

/** Adds a department of a client, at one of its sites or at none. Refuses another client's site, and a name that is there already. */
export const addDepartment: Handler<typeof operation> = async (work, { clientId, name, siteId = null }) => {
  await clientForUpdate(work, clientId);
  if (siteId !== null) await refuseForeignSite(work, clientId, siteId);

  const departmentId = work.newId();
  work.record(departmentAdded, { clientId, id: clientId }, { departmentId, name, siteId });
  await flushUnlessTaken(work, { department_name: () => refuse(nameTaken, { name }) });

  return { departmentId, clientId, name, siteId };
};

async function refuseForeignSite(work: Work, clientId: string, siteId: string): Promise<void> {
  const site = await work.sql
    .selectFrom('clients.site')
    .select('id')
    .where('client_id', '=', clientId)
    .where('id', '=', siteId)
    .executeTakeFirst();
  if (site === undefined) refuse(notFound);
}
