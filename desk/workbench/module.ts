import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { listTickets } from './list-tickets.ts';

export const workbench = module({
  name: 'workbench',
  floor: 'desk',
  needs: ['clients', 'people', 'calendars', 'tickets', 'clocks', 'promises', 'escalation'],
  folder: import.meta.dirname,
  schema: 'workbench',
  apply,
  serves: [serve(contract.listTickets, listTickets)],
});
