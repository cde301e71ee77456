import { module, serve } from '../../platform/module.ts';
import { acknowledgeWarning } from './acknowledge-warning.ts';
import { apply } from './apply.ts';
import { clockWarningRound } from './clock-warning-round.ts';
import * as contract from './contract.ts';
import {
  clockContinued,
  clockPaused,
  clockRebound,
  clockRetargeted,
  clockStarted,
  clockStopped,
  clockWarned,
  warningAcknowledged,
} from './facts.ts';
import { keepTierUse } from './keep-tier-use.ts';
import { listPauses } from './list-pauses.ts';
import { medianNeedRound } from './median-need-round.ts';
import { migrateTickets } from './migrate-tickets.ts';
import { onFollowUpOpened } from './on-follow-up-opened.ts';
import { onReplySent } from './on-reply-sent.ts';
import { onTicketAssigned } from './on-ticket-assigned.ts';
import { onTicketCancelled, onTicketResolved } from './on-ticket-ended.ts';
import { onTicketOpened } from './on-ticket-opened.ts';
import { onTicketReopened } from './on-ticket-reopened.ts';
import { onTicketCategorized, onTicketPrioritized } from './on-ticket-retargeted.ts';
import { onTicketStateChanged } from './on-ticket-state-changed.ts';
import { onTicketsMerged } from './on-tickets-merged.ts';
import { onWorkaroundGiven } from './on-workaround-given.ts';
import { pauseCapRound } from './pause-cap-round.ts';
import { previewMigration } from './preview-migration.ts';
import { readClockStatement } from './read-clock-statement.ts';
import { ticketCloseRound } from './ticket-close-round.ts';

export const clocks = module({
  name: 'clocks',
  floor: 'desk',
  needs: ['clients', 'people', 'calendars', 'tickets', 'agreements'],
  folder: import.meta.dirname,
  schema: 'clocks',
  tells: [clockStarted, clockRetargeted, clockRebound, clockStopped, clockPaused, clockContinued, clockWarned, warningAcknowledged],
  apply,
  serves: [
    serve(contract.readClockStatement, readClockStatement),
    serve(contract.previewMigration, previewMigration),
    serve(contract.migrateTickets, migrateTickets),
    serve(contract.listPauses, listPauses),
    serve(contract.acknowledgeWarning, acknowledgeWarning),
  ],
  hears: {
    within: [
      onTicketOpened,
      onFollowUpOpened,
      onTicketAssigned,
      onTicketStateChanged,
      onReplySent,
      onWorkaroundGiven,
      onTicketResolved,
      onTicketCancelled,
      onTicketReopened,
      onTicketPrioritized,
      onTicketCategorized,
      onTicketsMerged,
    ],
    after: [keepTierUse],
  },
  rounds: [clockWarningRound, ticketCloseRound, pauseCapRound, medianNeedRound],
  tablesNotMadeOfFacts: ['tier_use', 'median_need', 'need_due'],
});
