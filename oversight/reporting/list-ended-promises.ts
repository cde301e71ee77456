import type { Handler } from '../../platform/module.ts';
import { cutPage, decodeCursor, instantAndId } from '../../platform/page-cursor.ts';
import { endedPromises } from './ended-promises.ts';
import type { listEndedPromises as operation } from './keeping-contract.ts';

/** Lists the promises behind the kept rate, the last one first. */
export const listEndedPromises: Handler<typeof operation> = async (work, { limit, cursor, ...asked }) => {
  const rows = await endedPromises(work, asked, { most: limit + 1, after: decodeCursor(instantAndId, cursor) });
  return cutPage(rows, limit, { keyOf: ({ endedAt, promiseId }) => [endedAt, promiseId], shape: (row) => row });
};
