import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { agreementPublished, clockContinued, clockRetargeted, clockStarted, clockStopped } from './facts.ts';
import { keepTierUse } from './keep-tier-use.ts';
import { medianNeedRound } from './median-need-round.ts';
import { onClientOpened } from './on-client-opened.ts';
import { onReplySent } from './on-reply-sent.ts';
import { onTicketCancelled, onTicketResolved } from './on-ticket-ended.ts';
import { onTicketOpened } from './on-ticket-opened.ts';
import { onTicketPrioritized } from './on-ticket-prioritized.ts';
import { onTicketReopened } from './on-ticket-reopened.ts';
import { publishAgreement } from './publish-agreement.ts';
import { readAgreement } from './read-agreement.ts';
import { readClockStatement } from './read-clock-statement.ts';
import { ticketCloseRound } from './ticket-close-round.ts';

export const clocks = module({
  name: 'clocks',
  floor: 'desk',
  needs: ['clients', 'people', 'tickets'],
  folder: import.meta.dirname,
  schema: 'clocks',
  tells: [agreementPublished, clockStarted, clockRetargeted, clockStopped, clockContinued],
  apply,
  serves: [
    serve(contract.readClockStatement, readClockStatement),
    serve(contract.publishAgreement, publishAgreement),
    serve(contract.readAgreement, readAgreement),
  ],
  hears: {
    within: [onClientOpened, onTicketOpened, onReplySent, onTicketResolved, onTicketCancelled, onTicketReopened, onTicketPrioritized],
    after: [keepTierUse],
  },
  rounds: [ticketCloseRound, medianNeedRound],
  tablesNotMadeOfFacts: ['tier_use', 'median_need', 'need_due'],
});
