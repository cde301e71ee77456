import { openAccount } from '../../platform/identity/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuseUnknownClients } from './agent-access.ts';
import type { addIntegration as operation } from './contract.ts';
import { differentGrants } from './rules.ts';

/** Adds a system that will act by API token; issueApiToken gives it one. Refuses roles other than integration, and clients out of reach. */
export const addIntegration: Handler<typeof operation> = async (work, { name, grants: asked }) => {
  const grants = differentGrants(asked);
  await refuseUnknownClients(work, grants);

  const accountId = work.newId();
  await openAccount(work, { id: accountId, kind: 'integration', clientId: null, name, email: null, grants });

  return { accountId, name };
};
