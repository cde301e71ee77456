import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const monthNotBegun = refusal({
  code: 'month-not-begun',
  status: 422,
  title: 'This month has not begun yet',
  advice: 'Choose the current month or an earlier one; months are those of the client’s own zone.',
});
export const monthTooLarge = refusal({
  code: 'month-too-large',
  status: 422,
  title: 'Too many tickets are in this month to add them up while you wait',
  advice: 'Let the command line do it: secondline report statement --client NAME --month YYYY-MM --csv FILE. It has no limit.',
  facts: z.object({ mostTickets: z.number().int() }),
});
