import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { categoryOf } from './category-of.ts';
import type { categorizeTicket as operation } from './contract.ts';
import { ticketCategorized } from './facts.ts';
import { categoryUnknown } from './refusals.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Puts a ticket into a category of the desk or of its own client, or into none; in any state, since reports are read later. */
export const categorizeTicket: Handler<typeof operation> = async (work, { ticketId, categoryId }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  if (categoryId !== null && (await categoryOf(work.sql, standing.clientId, categoryId)) === undefined) refuse(categoryUnknown);

  if (categoryId !== standing.categoryId) work.record(ticketCategorized, standing.stream, { categoryId });

  return { ticketId, version: await versionAfter(work, standing) };
};
