import { module, serve } from '../../platform/module.ts';
import * as contract from './contract.ts';
import { listMonthTickets } from './list-month-tickets.ts';
import { readMonthStatement } from './read-month-statement.ts';
import { readClockStatementFile, readMonthStatementFile } from './statement-files.ts';

export const statements = module({
  name: 'statements',
  floor: 'oversight',
  needs: ['clients', 'people', 'tickets', 'agreements', 'clocks'],
  folder: import.meta.dirname,
  serves: [
    serve(contract.readMonthStatement, readMonthStatement),
    serve(contract.listMonthTickets, listMonthTickets),
    serve(contract.readMonthStatementFile, readMonthStatementFile),
    serve(contract.readClockStatementFile, readClockStatementFile),
  ],
});
