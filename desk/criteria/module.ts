import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeCriteria } from './change-criteria.ts';
import * as contract from './contract.ts';
import { criteriaPublished } from './facts.ts';
import { listCriteria } from './list-criteria.ts';
import { onAccountOpened } from './on-account-opened.ts';

export const criteria = module({
  name: 'criteria',
  floor: 'desk',
  needs: ['identity', 'clients', 'people', 'tickets', 'secrets'],
  folder: import.meta.dirname,
  schema: 'criteria',
  tells: [criteriaPublished],
  apply,
  serves: [serve(contract.listCriteria, listCriteria), serve(contract.changeCriteria, changeCriteria)],
  hears: { within: [onAccountOpened] },
});
