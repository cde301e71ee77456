import { hearWithin } from '../../platform/log/listeners.ts';
import { refuse } from '../../platform/refusal.ts';
import { ticketOpened } from '../tickets/facts.ts';
import { reopenInstead } from '../tickets/refusals.ts';
import { reopenUntilOf } from './reopen-window.ts';

/** A ticket that can still be reopened gets no follow-up: the same clock would go on, a new one would hide what was promised. */
export const onFollowUpOpened = hearWithin('on-follow-up-opened', ticketOpened, async ({ sql }, facts) => {
  for (const { payload, occurredAt } of facts) {
    if (payload.follows === null) continue;
    const { ticketId } = payload.follows;
    const old = await sql.selectFrom('tickets.ticket').select('closed_at').where('id', '=', ticketId).executeTakeFirst();
    const until = old?.closed_at && (await reopenUntilOf(sql, ticketId, old.closed_at));
    if (until && Temporal.Instant.compare(occurredAt, until) <= 0) refuse(reopenInstead, { until: until.toString() });
  }
});
