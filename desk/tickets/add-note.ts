import type { Handler } from '../../platform/module.ts';
import type { addNote as operation } from './contract.ts';
import { noteAdded } from './facts.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Adds an internal note, in any state: what is learned about a closed ticket is worth keeping too. */
export const addNote: Handler<typeof operation> = async (work, { ticketId, body }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);

  const messageId = work.newId();
  work.record(noteAdded, standing.stream, { messageId, body });

  return { messageId, version: await versionAfter(work, standing) };
};
