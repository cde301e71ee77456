import { sql as raw } from 'kysely';
import { round } from '../../platform/rounds.ts';
import { packetOverdue } from './facts.ts';

/** Requests told about in one transaction: few enough that no reader of the log waits long. */
const mostAtOnce = 100;

interface Due {
  readonly clientId: string;
  readonly ticketId: string;
  readonly requestId: string;
  readonly escalationId: string;
  readonly words: string;
  readonly dueAt: Temporal.Instant;
  readonly askedOf: string;
  readonly askedBy: string;
}

/** Says of what was asked of senders that it is overdue, once each: one index scan of what is due now, claimed with its locks. */
export const packetDueRound = round({
  name: 'packet-due-round',
  everySeconds: 15,
  run: async (work) => {
    const { rows } = await raw<Due>`
      select client_id as "clientId", ticket_id as "ticketId", id as "requestId", escalation_id as "escalationId", words, due_at as "dueAt",
        asked_of as "askedOf", asked_by as "askedBy"
      from escalation.packet_request where state = 'open' and overdue_at is null and due_at <= ${work.at}
      order by due_at limit ${mostAtOnce} for update skip locked`.execute(work.sql);
    for (const { clientId, ticketId, dueAt, ...request } of rows)
      work.record(packetOverdue, { clientId, id: ticketId }, { ...request, dueAt: dueAt.toString() });
    return { more: rows.length === mostAtOnce };
  },
});
