import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { refuse } from '../../platform/refusal.ts';
import { clientForUpdate } from './client-for-update.ts';
import type { addSite as operation } from './contract.ts';
import { siteAdded } from './facts.ts';
import { nameTaken } from './refusals.ts';

/** Adds a place of a client, in the client's time zone unless another is named. Refuses a name that a site of it has already. */
export const addSite: Handler<typeof operation> = async (work, { clientId, name, timeZone: asked }) => {
  const client = await clientForUpdate(work, clientId);
  const timeZone = asked ?? client.timeZone;

  const siteId = work.newId();
  work.record(siteAdded, { clientId, id: clientId }, { siteId, name, timeZone });
  await flushUnlessTaken(work, { site_name: () => refuse(nameTaken, { name }) });

  return { siteId, clientId, name, timeZone };
};
