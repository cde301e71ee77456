import type { Handler } from '../../platform/module.ts';
import { tellRequester, ticketForUpdate } from '../tickets/index.ts';
import { mustBeOpen } from '../tickets/rules.ts';
import type { replyAndPromise as operation } from './contract.ts';
import { promiseNextUpdate } from './promise-next-update.ts';

/** Says something to the requester and promises the next update in the same send: the words keep what was promised before. */
export const replyAndPromise: Handler<typeof operation> = async (work, { ticketId, body, nextUpdate }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustBeOpen(standing.state);

  const messageId = tellRequester(work, standing, body, { promisesNext: true });
  // The words are heard first: they keep the promise that was open, which this one therefore does not replace.
  await work.flush();
  const version = work.written.find(({ stream, name }) => stream === ticketId && name === 'reply-sent')?.version ?? standing.version;
  const promiseId = await promiseNextUpdate(work, standing, { ...nextUpdate, occasion: 'reply' });

  return { messageId, promiseId, version };
};
