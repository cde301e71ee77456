import { module, serve } from '../../platform/module.ts';
import { addCategory } from './add-category.ts';
import { addNote } from './add-note.ts';
import { apply } from './apply.ts';
import { assignTicket } from './assign-ticket.ts';
import { attachEvidence } from './attach-evidence.ts';
import { cancelTicket } from './cancel-ticket.ts';
import { categorizeTicket } from './categorize-ticket.ts';
import { changeCategory } from './change-category.ts';
import { closeTicket } from './close-ticket.ts';
import * as contract from './contract.ts';
import * as facts from './facts.ts';
import { giveWorkaround } from './give-workaround.ts';
import { holdTicket } from './hold-ticket.ts';
import { listCategories } from './list-categories.ts';
import { listEvidence } from './list-evidence.ts';
import { listLinks } from './list-links.ts';
import { listSteps } from './list-steps.ts';
import { mergeTickets } from './merge-tickets.ts';
import { onReplySent, onTicketResolved } from './on-reply-sent.ts';
import { openFollowUp } from './open-follow-up.ts';
import { openTicket } from './open-ticket.ts';
import { prioritizeTicket } from './prioritize-ticket.ts';
import { readEvidence } from './read-evidence.ts';
import { readTicket } from './read-ticket.ts';
import { readTimeline } from './read-timeline.ts';
import { recordStep } from './record-step.ts';
import { reopenTicket } from './reopen-ticket.ts';
import { replyToRequester } from './reply-to-requester.ts';
import { resolveTicket } from './resolve-ticket.ts';
import { resumeTicket } from './resume-ticket.ts';
import { splitTicket } from './split-ticket.ts';
import { unmaskSecret } from './unmask-secret.ts';

export const tickets = module({
  name: 'tickets',
  floor: 'desk',
  needs: ['log', 'files', 'clients', 'people', 'identity', 'secrets'],
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
    facts.workaroundGiven,
    facts.ticketPrioritized,
    facts.ticketCategorized,
    facts.ticketMerged,
    facts.ticketsMerged,
    facts.ticketSplit,
    facts.ticketFollowedUp,
    facts.replySent,
    facts.replyPassedOn,
    facts.noteAdded,
    facts.stepTried,
    facts.evidenceAttached,
    facts.historyImported,
    facts.categoryAdded,
    facts.categoryChanged,
  ],
  apply,
  namesFiles: [{ table: 'evidence', stream: 'ticket_id' }],
  serves: [
    serve(contract.openTicket, openTicket),
    serve(contract.readTicket, readTicket),
    serve(contract.readTimeline, readTimeline),
    serve(contract.replyToRequester, replyToRequester),
    serve(contract.addNote, addNote),
    serve(contract.recordStep, recordStep),
    serve(contract.attachEvidence, attachEvidence),
    serve(contract.readEvidence, readEvidence),
    serve(contract.listEvidence, listEvidence),
    serve(contract.listSteps, listSteps),
    serve(contract.unmaskSecret, unmaskSecret),
    serve(contract.assignTicket, assignTicket),
    serve(contract.holdTicket, holdTicket),
    serve(contract.resumeTicket, resumeTicket),
    serve(contract.giveWorkaround, giveWorkaround),
    serve(contract.prioritizeTicket, prioritizeTicket),
    serve(contract.categorizeTicket, categorizeTicket),
    serve(contract.resolveTicket, resolveTicket),
    serve(contract.closeTicket, closeTicket),
    serve(contract.reopenTicket, reopenTicket),
    serve(contract.cancelTicket, cancelTicket),
    serve(contract.mergeTickets, mergeTickets),
    serve(contract.splitTicket, splitTicket),
    serve(contract.openFollowUp, openFollowUp),
    serve(contract.listLinks, listLinks),
    serve(contract.addCategory, addCategory),
    serve(contract.changeCategory, changeCategory),
    serve(contract.listCategories, listCategories),
  ],
  hears: { within: [onReplySent, onTicketResolved] },
});
