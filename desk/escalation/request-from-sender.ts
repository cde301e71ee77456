import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { escalationToDecide } from './awaited.ts';
import type { requestFromSender as operation } from './contract.ts';
import { packetAsked } from './facts.ts';
import { requestOpen, requestTime } from './refusals.ts';

/** What takes longer is no small request: return it. */
const mostDaysAhead = 7;

/** Asks the sender for what is missing, while the escalation stays under validation and the clock runs on. One request at a time. */
export const requestFromSender: Handler<typeof operation> = async (work, { escalationId, items, words, dueAt }) => {
  const { ticket, raisedBy, byName } = await escalationToDecide(work, escalationId);
  const due = Temporal.Instant.from(dueAt);
  const latest = work.at.add({ hours: 24 * mostDaysAhead });
  if (Temporal.Instant.compare(due, work.at) <= 0 || Temporal.Instant.compare(due, latest) > 0) refuse(requestTime, { dueAt });
  const open = await work.sql
    .selectFrom('escalation.packet_request')
    .select('due_at')
    .where('client_id', '=', ticket.clientId)
    .where('escalation_id', '=', escalationId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open !== undefined) refuse(requestOpen, { dueAt: open.due_at.toString() });

  const requestId = work.newId();
  const asked = [...new Set(items)];
  work.record(packetAsked, ticket.stream, {
    requestId,
    escalationId,
    items: asked,
    words,
    dueAt: due.toString(),
    askedOf: raisedBy,
    byName,
  });

  return { requestId, dueAt: due.toString() };
};
