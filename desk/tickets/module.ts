import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import * as facts from './facts.ts';
import { openTicket } from './open-ticket.ts';

export const tickets = module({
  name: 'tickets',
  floor: 'desk',
  needs: ['log', 'files', 'clients', 'people', 'identity'],
  folder: import.meta.dirname,
  schema: 'tickets',
  tells: [
    facts.ticketOpened,
    facts.ticketAssigned,
    facts.ticketStateChanged,
    facts.ticketResolved,
    facts.ticketClosed,
    facts.ticketReopened,
    facts.ticketCancelled,
    facts.ticketPrioritized,
    facts.ticketCategorized,
    facts.replySent,
    facts.noteAdded,
    facts.stepTried,
    facts.evidenceAttached,
    facts.historyImported,
    facts.categoryAdded,
  ],
  apply,
  serves: [serve(contract.openTicket, openTicket)],
});
