import { handoffOf, handoffPdf } from '../../desk/handoff/index.ts';
import { ticketForUpdate } from '../../desk/tickets/index.ts';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Attempt } from '../../platform/jobs/index.ts';
import { CallFailed, type CallOut } from '../../platform/outbound/index.ts';
import type { Work } from '../../platform/work.ts';
import { handoffUrl } from '../portal/index.ts';
import type { Receipt } from './adapter.ts';
import { type Connection, connectionOf } from './connection.ts';
import { handoffDelivered, handoffFailed } from './facts.ts';
import { deliveryQueue } from './queues.ts';
import { secretsOf } from './secrets.ts';
import type { Adapters } from './workers.ts';

interface Delivering {
  readonly deliveryId: string;
  readonly attempt: Pick<Attempt, 'retry'>;
  readonly call: CallOut;
  readonly adapters: Adapters;
}

/**
 * Gives one handoff to its connection. No transaction stands open while the other side is spoken to. A try that was not the first looks there
 * for what an earlier one may have left, so that a node that died after giving gives nothing twice.
 */
export async function deliver(place: WorkPlace, { deliveryId, attempt, call, adapters }: Delivering): Promise<void> {
  const { waiting, parcel } = await inSystem(place, true, async (work) => {
    const found = await waitingDelivery(work, deliveryId);
    if (found === undefined) return {};
    const { connection, ticketId, linkId } = found;
    const handoff = await handoffOf(work, ticketId);
    return {
      waiting: { ...found, secrets: connection === undefined ? {} : await secretsOf(work, connection.connectionId) },
      parcel: { deliveryId, handoff, url: await handoffUrl(work, linkId), at: work.at, again: attempt.retry > 0 },
    };
  });
  if (waiting === undefined || parcel === undefined) return;
  const { connection, secrets } = waiting;
  try {
    if (connection === undefined) throw new CallFailed('The connection was ended', { passing: false });
    const { settings } = connection;
    const receipt = await adapters(settings).deliver({ settings, secrets, call }, { ...parcel, pdf: await handoffPdf(parcel.handoff) });
    await end(place, waiting, { receipt });
  } catch (error) {
    const { words, passing } = error instanceof CallFailed ? error : { words: 'What it answered was not understood', passing: false };
    const final = !passing || attempt.retry >= deliveryQueue.retries;
    await end(place, waiting, { problem: words, final });
    // What is thrown is tried again; what is final stands on the ticket.
    if (!final || !(error instanceof CallFailed)) throw error;
  }
}

interface Waiting {
  readonly deliveryId: string;
  readonly clientId: string;
  readonly ticketId: string;
  readonly linkId: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly connection: Connection | undefined;
}

/** A delivery that is still to be done; nothing once it has ended. */
async function waitingDelivery(work: Work, deliveryId: string): Promise<Waiting | undefined> {
  const row = await work.sql
    .selectFrom('trackers.delivery as d')
    .innerJoin('trackers.connection as k', 'k.id', 'd.connection_id')
    .select(['d.id as deliveryId', 'd.client_id as clientId', 'd.ticket_id as ticketId', 'd.link_id as linkId'])
    .select(['d.connection_id as connectionId', 'k.name as connectionName'])
    .where('d.id', '=', deliveryId)
    .where('d.state', '=', 'queued')
    .executeTakeFirst();
  return row && { ...row, connection: await connectionOf(work, row.connectionId) };
}

type End = { readonly receipt: Receipt } | { readonly problem: string; readonly final: boolean };

/** Says how it ended, once: another node may have been quicker. */
function end(place: WorkPlace, { deliveryId, ticketId }: Waiting, how: End): Promise<void> {
  return inSystem(place, false, async (work) => {
    const { stream } = await ticketForUpdate(work, ticketId);
    const waiting = await waitingDelivery(work, deliveryId);
    if (waiting === undefined) return;
    const { connectionId, connectionName } = waiting;
    const delivery = { deliveryId, connectionId, connectionName };
    if ('receipt' in how) work.record(handoffDelivered, stream, { ...delivery, ...how.receipt });
    else work.record(handoffFailed, stream, { ...delivery, ...how });
  });
}

function inSystem<Result>(place: WorkPlace, readOnly: boolean, run: (work: Work) => Promise<Result>): Promise<Result> {
  return inWork(place, { authority: systemAuthority, reach: '*', readOnly }, run);
}
