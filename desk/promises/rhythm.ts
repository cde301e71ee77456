import { alwaysOpen, type Calendar } from '../../platform/calendar/index.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import { clocksOf } from '../clocks/index.ts';
import type { Priority } from '../tickets/rules.ts';
import { cadenceOf } from './rules.ts';

/** How often the requester of a ticket hears something, and in whose working time. */
export interface Rhythm {
  readonly calendar: Calendar;
  /** Working minutes from one update to the next. */
  readonly minutes: number;
}

/** Where no clock says anything of working time, all of it is. */
const roundTheClock = alwaysOpen('UTC');

/**
 * The rhythm of each of these tickets: the calendar of its client's clock, and what its agreement promises between two updates, else its
 * priority's cadence. The agreement's minutes are those that its `next_update` clock was last set to.
 */
export async function rhythmsOf(
  sql: Sql,
  tickets: readonly { readonly ticketId: string; readonly priority: Priority }[],
): Promise<ReadonlyMap<string, Rhythm>> {
  const clocks = await clocksOf(
    sql,
    tickets.map(({ ticketId }) => ticketId),
  );
  return new Map(
    tickets.map(({ ticketId, priority }) => {
      const ofClient = (clocks.get(ticketId) ?? []).filter(({ kind }) => kind === 'sla');
      const agreedMinutes = ofClient.findLast(({ metric }) => metric === 'next_update')?.targetMinutes ?? null;
      return [ticketId, { calendar: ofClient.at(-1)?.calendar.calendar ?? roundTheClock, minutes: cadenceOf({ priority, agreedMinutes }) }];
    }),
  );
}
