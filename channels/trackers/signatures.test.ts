import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hubSignature, isSigned, webhookSignature } from './signatures.ts';

/** The vector that GitHub publishes for its webhooks. */
const github = { secret: "It's a Secret to Everybody", body: Buffer.from('Hello, World!') };
const githubSignature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
/** The vector of the Standard Webhooks libraries. */
const standard = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: '1614265330',
  body: Buffer.from('{"test": 2432232314}'),
};
const standardSignature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const at = Temporal.Instant.fromEpochMilliseconds(1_614_265_330_000);

describe('Signatures', () => {
  test('are what the published vectors say', () => {
    assert.equal(hubSignature(github.secret, github.body), githubSignature);
    assert.equal(webhookSignature(standard.secret, standard), standardSignature);
  });

  const headers = (sent: Readonly<Record<string, string>>) => (name: string) => sent[name];

  test('of GitHub and Jira are each looked for where that system puts them', () => {
    const good = (kind: 'jira' | 'github', sent: Readonly<Record<string, string>>) =>
      isSigned(kind, { ...github, headerOf: headers(sent), at });

    assert.equal(good('github', { 'x-hub-signature-256': githubSignature }), true);
    assert.equal(good('jira', { 'x-hub-signature': githubSignature }), true);
    assert.equal(good('github', { 'x-hub-signature': githubSignature }), false);
    assert.equal(good('github', { 'x-hub-signature-256': githubSignature.slice(0, -1) }), false);
    assert.equal(good('github', { 'x-hub-signature-256': githubSignature.replace('7', '8') }), false);
    assert.equal(good('github', { 'x-hub-signature-256': '' }), false);
    assert.equal(good('github', {}), false);
  });

  test('of a webhook: one of several may be right, an old one is a replay', () => {
    const good = (sent: Readonly<Record<string, string>>, when = at) =>
      isSigned('webhook', { secret: standard.secret, body: standard.body, headerOf: headers(sent), at: when });
    const sent = { 'webhook-id': standard.id, 'webhook-timestamp': standard.timestamp, 'webhook-signature': standardSignature };

    assert.equal(good(sent), true);
    assert.equal(good({ ...sent, 'webhook-signature': `v1,bm9uZQ== ${standardSignature}` }), true);
    assert.equal(good({ ...sent, 'webhook-id': 'msg_other' }), false);
    assert.equal(good({ ...sent, 'webhook-timestamp': '1614265331' }), false);
    assert.equal(good(sent, at.add({ minutes: 6 })), false);
    assert.equal(good(sent, at.subtract({ minutes: 6 })), false);
    assert.equal(good({ ...sent, 'webhook-timestamp': 'soon' }), false);
  });
});
