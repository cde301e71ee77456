import type { Handler } from '../../platform/module.ts';
import { flushUnlessTaken } from '../../platform/postgres/unique.ts';
import { notPermitted, refuse } from '../../platform/refusal.ts';
import type { openClient as operation } from './contract.ts';
import { clientOpened } from './facts.ts';
import { clientCodeTaken } from './refusals.ts';

/**
 * Brings a client on board. Only who reaches every client may: a new one stands outside any list of clients that a grant could
 * name. Refuses a code that another client has, since codes mark the client on every ticket.
 */
export const openClient: Handler<typeof operation> = async (work, { name, code, timeZone, color }) => {
  if (work.reach !== '*') refuse(notPermitted);

  const clientId = work.newId();
  work.record(clientOpened, { clientId, id: clientId }, { name, code, timeZone, color });
  await flushUnlessTaken(work, { client_code: () => refuse(clientCodeTaken, { code }) });

  return { clientId, name, code, timeZone, color, version: 1 };
};
