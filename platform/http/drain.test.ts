import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';
import { letGo, untilHeld } from '../../test/http-notes.ts';

const desk = await openHttpDesk();
const ada = await desk.hire('tier1_agent');

interface Answer {
  readonly status: number | undefined;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** One request over a kept connection, as a program sends it. */
function send(agent: Agent, method: string, path: string, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${ada.token}`, ...(body !== '' && { 'content-type': 'application/json' }) };
    const sending = request(`${desk.url}${path}`, { agent, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], body: text }));
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

test('a desk that stops finishes what it works on, and turns away what comes after', async () => {
  const kept = new Agent({ keepAlive: true, maxSockets: 1 });
  const before = await send(kept, 'GET', '/readyz');
  const working = send(new Agent(), 'POST', '/api/v1/hold', '{"name":"draining"}');
  await untilHeld('draining');

  const drained = desk.server.drain();
  const late = await send(kept, 'GET', '/api/v1/notes').catch(({ code }: NodeJS.ErrnoException) => code);
  letGo('draining');
  const finished = await working;
  await drained;

  assert.equal(before.status, 200);
  assert.deepEqual({ status: finished.status, body: finished.body }, { status: 200, body: '{"done":true}' });
  assert.ok(typeof late === 'string' || (late !== undefined && late.status === 503 && late.retryAfter !== undefined), JSON.stringify(late));
  await assert.rejects(fetch(`${desk.url}/livez`));
});
