import { module, serve } from '../../platform/module.ts';
import { acceptEscalation } from './accept-escalation.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { escalateTicket } from './escalate-ticket.ts';
import { escalationAccepted, escalationReturned, escalationWithdrawn, ticketEscalated } from './facts.ts';
import { listEscalations } from './list-escalations.ts';
import { listWaitingEscalations } from './list-waiting-escalations.ts';
import { onTicketCancelled, onTicketResolved } from './on-ticket-ended.ts';
import { onTicketsMerged } from './on-tickets-merged.ts';
import { readPacket } from './read-packet.ts';
import { returnEscalation } from './return-escalation.ts';
import { scorePacket } from './score-packet.ts';
import { tryCriteria } from './try-criteria.ts';

export const escalation = module({
  name: 'escalation',
  floor: 'desk',
  needs: [
    'clients',
    'people',
    'access',
    'calendars',
    'tickets',
    'hypotheses',
    'clocks',
    'promises',
    'criteria',
    'standard-steps',
    'secrets',
  ],
  folder: import.meta.dirname,
  schema: 'escalation',
  tells: [ticketEscalated, escalationAccepted, escalationReturned, escalationWithdrawn],
  apply,
  serves: [
    serve(contract.scorePacket, scorePacket),
    serve(contract.tryCriteria, tryCriteria),
    serve(contract.escalateTicket, escalateTicket),
    serve(contract.listEscalations, listEscalations),
    serve(contract.listWaitingEscalations, listWaitingEscalations),
    serve(contract.readPacket, readPacket),
    serve(contract.acceptEscalation, acceptEscalation),
    serve(contract.returnEscalation, returnEscalation),
  ],
  hears: { within: [onTicketsMerged, onTicketResolved, onTicketCancelled] },
});
