import type { Handler } from '../../platform/module.ts';
import { managedConnection } from './connection.ts';
import type { retireConnection as operation } from './contract.ts';
import { connectionRetired } from './facts.ts';
import { dropSecrets } from './secrets.ts';

/** Ends a connection and forgets its secrets; what was given to it stays on the tickets. */
export const retireConnection: Handler<typeof operation> = async (work, { connectionId }) => {
  const { clientId } = await managedConnection(work, connectionId);

  work.record(connectionRetired, { clientId, id: connectionId }, { connectionId });
  await dropSecrets(work, connectionId);

  return { retired: true };
};
