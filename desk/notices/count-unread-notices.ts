import type { Handler } from '../../platform/module.ts';
import type { countUnreadNotices as operation } from './contract.ts';
import { ownId, unreadOf } from './own.ts';

/** What the bell shows. */
export const countUnreadNotices: Handler<typeof operation> = (work) => unreadOf(work, ownId(work));
