import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { refuse, versionConflict } from '../../platform/refusal.ts';
import { clientForUpdate } from './client-for-update.ts';
import type { changeClient as operation } from './contract.ts';
import { clientChanged } from './facts.ts';
import { clientCodeTaken } from './refusals.ts';

/** Changes what a client is called and where it is. Saying what stands already records nothing. Refuses a code that another client has. */
export const changeClient: Handler<typeof operation> = async (work, { clientId, ...asked }, { ifMatch }) => {
  const { version, ...standing } = await clientForUpdate(work, clientId);
  if (ifMatch !== undefined && ifMatch !== version) refuse(versionConflict);
  const changed = {
    name: asked.name ?? standing.name,
    code: asked.code ?? standing.code,
    timeZone: asked.timeZone ?? standing.timeZone,
    color: asked.color ?? standing.color,
  };
  const isSame =
    changed.name === standing.name &&
    changed.code === standing.code &&
    changed.timeZone === standing.timeZone &&
    changed.color === standing.color;
  if (isSame) return { clientId, ...changed, version };

  work.record(clientChanged, { clientId, id: clientId }, changed);
  await flushUnlessTaken(work, { client_code: () => refuse(clientCodeTaken, { code: changed.code }) });

  return { clientId, ...changed, version: version + 1 };
};
