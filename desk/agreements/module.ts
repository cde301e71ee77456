import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { agreementPublished } from './facts.ts';
import { listAgreements } from './list-agreements.ts';
import { onCalendarPublished } from './on-calendar-published.ts';
import { publishAgreement } from './publish-agreement.ts';

export const agreements = module({
  name: 'agreements',
  floor: 'desk',
  needs: ['clients', 'people', 'calendars', 'tickets'],
  folder: import.meta.dirname,
  schema: 'agreements',
  tells: [agreementPublished],
  apply,
  serves: [serve(contract.publishAgreement, publishAgreement), serve(contract.listAgreements, listAgreements)],
  hears: { within: [onCalendarPublished] },
});
