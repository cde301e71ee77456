import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { promiseEnded, promiseMade } from './facts.ts';
import { listPromises } from './list-promises.ts';
import { makePromise } from './make-promise.ts';
import { onReplySent, onTicketResolved } from './on-reply-sent.ts';
import { onTicketCancelled, onTicketClosed } from './on-ticket-ended.ts';

export const promises = module({
  name: 'promises',
  floor: 'desk',
  needs: ['clients', 'people', 'tickets'],
  folder: import.meta.dirname,
  schema: 'promises',
  tells: [promiseMade, promiseEnded],
  apply,
  serves: [serve(contract.makePromise, makePromise), serve(contract.listPromises, listPromises)],
  hears: { within: [onReplySent, onTicketResolved, onTicketClosed, onTicketCancelled] },
});
