import { module, serve } from '../../platform/module.ts';
import { acceptEscalation } from './accept-escalation.ts';
import { addToPacket } from './add-to-packet.ts';
import { apply } from './apply.ts';
import { changePacketTemplate } from './change-packet-template.ts';
import * as contract from './contract.ts';
import { escalateTicket } from './escalate-ticket.ts';
import * as facts from './facts.ts';
import { judgeReask } from './judge-reask.ts';
import { listEscalations } from './list-escalations.ts';
import { listPacketTemplates } from './list-packet-templates.ts';
import { listWaitingEscalations } from './list-waiting-escalations.ts';
import { onTicketCancelled, onTicketResolved } from './on-ticket-ended.ts';
import { onTicketsMerged } from './on-tickets-merged.ts';
import { packetDueRound } from './packet-due-round.ts';
import { readPacket } from './read-packet.ts';
import { requestFromSender } from './request-from-sender.ts';
import { returnEscalation } from './return-escalation.ts';
import { scorePacket } from './score-packet.ts';
import { tryCriteria } from './try-criteria.ts';
import { withdrawEscalation } from './withdraw-escalation.ts';

export const escalation = module({
  name: 'escalation',
  floor: 'desk',
  needs: [
    'clients',
    'identity',
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
  tells: [
    facts.ticketEscalated,
    facts.escalationAccepted,
    facts.escalationReturned,
    facts.escalationWithdrawn,
    facts.leadsCalled,
    facts.packetTemplateChanged,
    facts.packetAsked,
    facts.packetOverdue,
    facts.packetAdded,
    facts.requesterReasked,
  ],
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
    serve(contract.withdrawEscalation, withdrawEscalation),
    serve(contract.requestFromSender, requestFromSender),
    serve(contract.addToPacket, addToPacket),
    serve(contract.listPacketTemplates, listPacketTemplates),
    serve(contract.changePacketTemplate, changePacketTemplate),
    serve(contract.judgeReask, judgeReask),
  ],
  hears: { within: [onTicketsMerged, onTicketResolved, onTicketCancelled] },
  rounds: [packetDueRound],
});
