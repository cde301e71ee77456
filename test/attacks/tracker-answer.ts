import assert from 'node:assert/strict';
import { trackerWorkers } from '../../channels/trackers/index.ts';
import { webhookSignature } from '../../channels/trackers/signatures.ts';
import { createMailer, mailSettings } from '../../platform/mail/index.ts';
import { allowedOf, callingOut } from '../../platform/outbound/index.ts';
import { openStub, type Stub } from '../tracker-stubs.ts';
import { internal, type Side } from './side.ts';
import type { Surface } from './surface.ts';

/** Gives a ticket to another system, and lets an engineer there answer; answers what that system was sent. */
export async function answeredFromTracker(
  surface: Surface,
  side: Side,
  { ticketId, by, text }: { readonly ticketId: string; readonly by: string; readonly text: string },
): Promise<Stub> {
  const { must, knock, place, clock } = surface;
  const stub = await openStub(() => ({ status: 200 }));
  const mailer = createMailer({
    settings: mailSettings('smtp://127.0.0.1:1', 'Service desk <desk@secondline.example>'),
    baseUrl: surface.url,
  });
  const connection: { connectionId?: string; answers?: unknown } = await must(side.callers.client_admin, 'addConnection', {
    clientId: side.ids.clientId,
    name: internal(side, `tracker ${crypto.randomUUID()}`),
    settings: { kind: 'webhook', url: stub.url },
  });
  const { connectionId = '' } = connection;
  const { deliveryId = '' } = await must(side.callers.tier2_technician, 'handOver', { ticketId, connectionId });
  const call = callingOut(allowedOf(stub.allowed));
  const [gives] = trackerWorkers({ call, mailer });
  await gives?.run(place, { deliveryId }, { jobId: deliveryId, retry: 0, signal: AbortSignal.timeout(20_000) });
  mailer.close();

  const body = JSON.stringify({ type: 'handoff.answered', data: { deliveryId, by, text, id: crypto.randomUUID() } });
  const [id, timestamp] = [crypto.randomUUID(), String(clock.now().epochMilliseconds / 1_000)];
  // Nested below the reply's fields of text.
  const { secret } = connection.answers as { readonly secret: string };
  const signed = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': webhookSignature(secret, { id, timestamp, body }),
  };
  const { status, json } = await knock({ method: 'POST', path: `/api/v1/connections/${connectionId}/answers`, headers: signed, body });
  assert.deepEqual([status, json], [200, { taken: true }]);
  return stub;
}
