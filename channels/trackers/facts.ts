import { z } from 'zod';
import { fact } from '../../platform/log/fact.ts';
import { settings } from './rules.ts';

/** Stream: the connection's id. Its secrets are in no fact. */
export const connectionAdded = fact({
  name: 'connection-added',
  version: 1,
  payload: z.object({ connectionId: z.uuid(), name: z.string(), settings }),
});
/** The whole of what it is from now on. */
export const connectionChanged = fact({
  name: 'connection-changed',
  version: 1,
  payload: z.object({ connectionId: z.uuid(), name: z.string(), settings }),
});
export const connectionRetired = fact({ name: 'connection-retired', version: 1, payload: z.object({ connectionId: z.uuid() }) });
/** Stream: the connection's id. Somebody asked whether it works; null where it does. */
export const connectionTested = fact({
  name: 'connection-tested',
  version: 1,
  payload: z.object({ connectionId: z.uuid(), problem: z.string().nullable() }),
});

const delivery = { deliveryId: z.uuid(), connectionId: z.uuid(), connectionName: z.string() };
/** Stream: the ticket's id. The handoff is on its way to a connection. */
export const handoffQueued = fact({ name: 'handoff-queued', version: 1, payload: z.object({ ...delivery, linkId: z.uuid() }) });
/** Stream: the ticket's id. It is there: what it is called there, and where it is seen. */
export const handoffDelivered = fact({
  name: 'handoff-delivered',
  version: 1,
  payload: z.object({ ...delivery, key: z.string().nullable(), url: z.string().nullable() }),
});
/** Stream: the ticket's id. It could not be given; unless `final`, it is tried again. */
export const handoffFailed = fact({
  name: 'handoff-failed',
  version: 1,
  payload: z.object({ ...delivery, problem: z.string(), final: z.boolean() }),
});
