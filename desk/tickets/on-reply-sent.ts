import { sql as raw } from 'kysely';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { replyPassedOn, replySent, ticketResolved } from './facts.ts';

/** What was said to the requester of a ticket. */
interface Said {
  readonly ticketId: string;
  readonly messageId: string;
  readonly body: string;
}

interface Asked {
  readonly clientId: string;
  readonly ticketId: string;
  readonly stayId: string;
  readonly stayReference: string;
}

/**
 * What an agent says on a ticket is said to everybody who asked: it is passed on to the tickets of other requesters that were merged into it,
 * of which they still read the own public side. What the requester writes, and what the desk says by itself, is passed on to nobody.
 */
export const onReplySent = hearWithin('on-reply-sent-passes-on', replySent, (work, facts) =>
  passOn(
    work,
    facts.flatMap(({ stream, payload: { by, automatic, messageId, body } }) =>
      by === 'agent' && !automatic ? [{ ticketId: stream, messageId, body }] : [],
    ),
  ),
);

/** How it was resolved is told in the same fact, and is a word like any other. */
export const onTicketResolved = hearWithin('on-ticket-resolved-passes-on', ticketResolved, (work, facts) =>
  passOn(
    work,
    facts.flatMap(({ stream, payload: { told, messageId } }) =>
      told === null || messageId === null ? [] : [{ ticketId: stream, messageId, body: told }],
    ),
  ),
);

async function passOn(work: Work, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  const ids = said.map(({ ticketId }) => ticketId);
  const { rows } = await raw<Asked>`
    select m.client_id as "clientId", m.id as "ticketId", t.id as "stayId", t.reference as "stayReference"
    from tickets.ticket m join tickets.ticket t on t.client_id = m.client_id and t.id = m.merged_into
    where m.merged_into = any(${ids}::uuid[]) and m.requester_id <> t.requester_id`.execute(work.sql);
  for (const { clientId, ticketId, stayId, stayReference } of rows)
    for (const { messageId, body } of said.filter((one) => one.ticketId === stayId))
      work.record(
        replyPassedOn,
        { clientId, id: ticketId },
        { messageId: work.newId(), body, from: { ticketId: stayId, reference: stayReference, messageId } },
      );
}
