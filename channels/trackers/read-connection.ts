import type { Handler } from '../../platform/module.ts';
import { managedConnection } from './connection.ts';
import type { readConnection as operation } from './contract.ts';

/** Reads a connection as it stands, for who manages it; its secrets are shown to nobody. */
export const readConnection: Handler<typeof operation> = async (work, { connectionId }) => {
  const { name, settings } = await managedConnection(work, connectionId);
  return { connectionId, name, settings };
};
