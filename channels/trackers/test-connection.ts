import { enqueue } from '../../platform/jobs/index.ts';
import type { Handler } from '../../platform/module.ts';
import { managedConnection } from './connection.ts';
import type { testConnection as operation } from './contract.ts';
import { testQueue } from './queues.ts';

/** Has a connection tried in the background. */
export const testConnection: Handler<typeof operation> = async (work, { connectionId }) => {
  await managedConnection(work, connectionId);
  await enqueue(work, testQueue, { connectionId });
  return { connectionId, askedAt: work.at.toString() };
};
