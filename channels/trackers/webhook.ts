import { CallFailed } from '../../platform/outbound/index.ts';
import { type Adapter, mustBe } from './adapter.ts';
import type { Settings } from './rules.ts';
import { webhookSignature } from './signatures.ts';

type Webhook = Extract<Settings, { kind: 'webhook' }>;
type To = Parameters<Adapter<Webhook>['test']>[0];

/** A signed message by Standard Webhooks 1.0. Its id is the same for every try, by which the other side knows a repetition. */
export const webhook: Adapter<Webhook> = {
  deliver: async (to, { deliveryId, handoff, url, at }) => {
    await send({ ...to, at, id: deliveryId }, 'handoff.given', { deliveryId, url, handoff });
    return { key: deliveryId, url: null };
  },
  test: (to) => send(to, 'connection.tested', {}),
};

async function send({ settings, secrets: { signing }, call, at, id }: To, type: string, data: unknown): Promise<void> {
  if (signing === undefined) throw new CallFailed('The connection has no secret to sign with', { passing: false });
  const body = JSON.stringify({ type, timestamp: at.toString(), data });
  const timestamp = String(Math.floor(at.epochMilliseconds / 1_000));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': webhookSignature(signing, { id, timestamp, body }),
  };
  mustBe(await call({ url: settings.url, method: 'POST', headers, body }), 200, 201, 202, 204);
}
