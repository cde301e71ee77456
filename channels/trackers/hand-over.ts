import { askEngineers } from '../../desk/handoff/index.ts';
import { ticketForUpdate } from '../../desk/tickets/index.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { makeHandoffLink } from '../portal/index.ts';
import { connectionOf } from './connection.ts';
import type { handOver as operation } from './contract.ts';
import { handoffQueued } from './facts.ts';
import { deliveryQueue } from './queues.ts';
import { connectionUnknown, handedOverAlready } from './refusals.ts';

/** A ticket in another tracker is worked on for weeks: its link is good as long as any. */
const linkDays = 90;

/** Gives a ticket's handoff to a connection, once; what failed for good may be given again. A question given with it stands on the ticket. */
export const handOver: Handler<typeof operation> = async (work, { ticketId, connectionId, ...asked }) => {
  const { clientId, stream } = await ticketForUpdate(work, ticketId);
  const connection = await connectionOf(work, connectionId);
  if (connection === undefined || (connection.clientId !== null && connection.clientId !== clientId)) return refuse(connectionUnknown);
  const before = await work.sql
    .selectFrom('trackers.delivery')
    .select('state')
    .where('client_id', '=', clientId)
    .where('ticket_id', '=', ticketId)
    .where('connection_id', '=', connectionId)
    .where('state', '<>', 'failed')
    .executeTakeFirst();
  if (before !== undefined) refuse(handedOverAlready, { state: before.state });

  await askEngineers(work, { ticketId, ...asked });
  const deliveryId = work.newId();
  const { linkId } = await makeHandoffLink(work, { ticketId, label: connection.name, days: linkDays });
  work.record(handoffQueued, stream, { deliveryId, connectionId, connectionName: connection.name, linkId });
  await enqueue(work, deliveryQueue, { deliveryId });

  return { deliveryId, state: 'queued' };
};
