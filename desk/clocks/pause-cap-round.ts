import { round } from '../../platform/rounds.ts';
import { continued } from './continue-clocks.ts';
import { clockContinued } from './facts.ts';
import { standingsOf } from './standing.ts';

/** Clocks continued in one transaction: few enough that no reader of the log waits long. */
const mostAtOnce = 100;

/** Lets clocks go on whose pause has used up what the agreement allows, at the instant it did, however late the desk looks. */
export const pauseCapRound = round({
  name: 'pause-cap-round',
  everySeconds: 5,
  run: async (work) => {
    const rows = await work.sql
      .selectFrom('clocks.clock')
      .selectAll()
      .where('stopped_at', 'is', null)
      .where('paused_until', '<=', work.at)
      .orderBy('paused_until')
      .limit(mostAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const clock of await standingsOf(work.sql, rows)) {
      const continuedAt = clock.pausedUntil ?? work.at;
      work.record(
        clockContinued,
        { clientId: clock.clientId, id: clock.ticketId },
        { continuedAt: continuedAt.toString(), because: 'cap', clocks: [continued(clock, continuedAt)] },
        { occurredAt: continuedAt },
      );
    }
    return { more: rows.length === mostAtOnce };
  },
});
