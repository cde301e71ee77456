import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeNoticeSettings } from './change-notice-settings.ts';
import * as contract from './contract.ts';
import { countUnreadNotices } from './count-unread-notices.ts';
import { noticeWishesChanged } from './facts.ts';
import { listNotices } from './list-notices.ts';
import { oldNoticesRound } from './old-notices-round.ts';
import { onClockWarned } from './on-clock-warned.ts';
import { onEscalationAsks } from './on-escalation-asks.ts';
import { onHandoffAnswered } from './on-handoff-answered.ts';
import { onPromiseEnded } from './on-promise-ended.ts';
import { onPromiseNagged } from './on-promise-nagged.ts';
import { onWarningAcknowledged } from './on-warning-acknowledged.ts';
import { readNoticeSettings } from './read-notice-settings.ts';
import { readNotices } from './read-notices.ts';
import { waitingMailRound } from './waiting-mail-round.ts';

export const notices = module({
  name: 'notices',
  floor: 'desk',
  needs: ['mail', 'identity', 'clients', 'people', 'tickets', 'agreements', 'clocks', 'promises', 'escalation', 'handoff'],
  folder: import.meta.dirname,
  schema: 'notices',
  tells: [noticeWishesChanged],
  apply,
  serves: [
    serve(contract.countUnreadNotices, countUnreadNotices),
    serve(contract.listNotices, listNotices),
    serve(contract.readNotices, readNotices),
    serve(contract.readNoticeSettings, readNoticeSettings),
    serve(contract.changeNoticeSettings, changeNoticeSettings),
  ],
  hears: { within: [onWarningAcknowledged, onPromiseEnded], after: [onClockWarned, onPromiseNagged, onEscalationAsks, onHandoffAnswered] },
  rounds: [waitingMailRound, oldNoticesRound],
  tablesNotMadeOfFacts: ['notice'],
});
