import type { Handler } from '../module.ts';
import { refuse } from '../refusal.ts';
import { asOwner } from './as-owner.ts';
import type { readLink as operation } from './contract.ts';
import { linkBy } from './links.ts';
import { linkUnknown } from './refusals.ts';

/** What a link is for, for the page that asks for the password. Using nothing up. */
export const readLink: Handler<typeof operation> = async (work, { token }) => {
  const link = await asOwner(work.sql, (sql) => linkBy(sql, token, work.at));
  if (link === undefined) return refuse(linkUnknown);
  const { purpose, name, email, expiresAt } = link;
  return { purpose, name, email, expiresAt: expiresAt.toString() };
};
