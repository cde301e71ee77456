import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { readNoticeSettings as operation } from './contract.ts';
import { ownId } from './own.ts';
import { wishesOf } from './wishes.ts';

/** How the caller wants to be told. */
export const readNoticeSettings: Handler<typeof operation> = (work) => ownSettings(work);

/** The caller's wishes, with where and in which zone they are reached. */
export async function ownSettings(work: Work) {
  const agentId = ownId(work);
  const { agentId: _, ...settings } = (await wishesOf(work.sql, [agentId])).get(agentId) ?? refuse(notFound);
  return settings;
}
