import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeTemplate } from './change-template.ts';
import * as contract from './contract.ts';
import { checkInsCounted, promiseEnded, promiseMade, promiseNagged, templateRetired, templateWritten } from './facts.ts';
import { listPromises } from './list-promises.ts';
import { listTemplates } from './list-templates.ts';
import { makePromise } from './make-promise.ts';
import { onReplySent } from './on-reply-sent.ts';
import { onTicketCancelled, onTicketClosed, onTicketReopened, onTicketResolved } from './on-ticket-ended.ts';
import { onTicketsMerged } from './on-tickets-merged.ts';
import { promiseNagRound } from './promise-nag-round.ts';
import { replyAndPromise } from './reply-and-promise.ts';
import { retireTemplate } from './retire-template.ts';
import { writeTemplate } from './write-template.ts';

export const promises = module({
  name: 'promises',
  floor: 'desk',
  needs: ['clients', 'people', 'tickets', 'clocks', 'secrets'],
  folder: import.meta.dirname,
  schema: 'promises',
  tells: [promiseMade, promiseEnded, promiseNagged, checkInsCounted, templateWritten, templateRetired],
  apply,
  serves: [
    serve(contract.makePromise, makePromise),
    serve(contract.replyAndPromise, replyAndPromise),
    serve(contract.listPromises, listPromises),
    serve(contract.writeTemplate, writeTemplate),
    serve(contract.changeTemplate, changeTemplate),
    serve(contract.retireTemplate, retireTemplate),
    serve(contract.listTemplates, listTemplates),
  ],
  hears: { within: [onReplySent, onTicketResolved, onTicketReopened, onTicketClosed, onTicketsMerged, onTicketCancelled] },
  rounds: [promiseNagRound],
});
