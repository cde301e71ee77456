import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';

const desk = await openHttpDesk({ signInsPerMinute: 5 });
const secureDesk = await openHttpDesk({ baseUrl: 'https://desk.example' });
const ada = await desk.hire('tier1_agent');
const own = desk.url;

async function write(headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${desk.url}/api/v1/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"title":"from a browser"}',
  });
  return response.status;
}

async function knock(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/api/v1/knock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"secret":"s3cret"}',
  });
}

describe('A browser with a session', () => {
  for (const [what, headers, status] of [
    ['its own token', { 'x-csrf-token': ada.csrf }, 200],
    ['its own token, from a page of the desk', { 'x-csrf-token': ada.csrf, origin: own, 'sec-fetch-site': 'same-origin' }, 200],
    ['no token', {}, 403],
    ['another session’s token', { 'x-csrf-token': `${ada.csrf.slice(0, -1)}x` }, 403],
    ['its token, from another site', { 'x-csrf-token': ada.csrf, origin: 'https://evil.example' }, 403],
    ['its token, from a page without a name', { 'x-csrf-token': ada.csrf, origin: 'null' }, 403],
    ['its token, from a sibling host', { 'x-csrf-token': ada.csrf, 'sec-fetch-site': 'same-site' }, 403],
    ['its token, from a host that only begins alike', { 'x-csrf-token': ada.csrf, origin: `${own}.evil.example` }, 403],
  ] as const) {
    test(`changes something with ${what}: ${status}`, async () => {
      const answered = await write({ cookie: ada.cookie, ...headers });

      assert.equal(answered, status);
    });
  }

  test('reads without any token', async () => {
    const response = await fetch(`${desk.url}/api/v1/notes`, { headers: { cookie: ada.cookie } });

    assert.equal(response.status, 200);
  });

  test('signs out, and the cookie is taken away', async () => {
    const response = await fetch(`${desk.url}/api/v1/leave`, {
      method: 'POST',
      headers: { cookie: ada.cookie, 'x-csrf-token': ada.csrf },
    });

    assert.equal(response.status, 204);
    assert.equal(response.headers.get('set-cookie'), 'secondline=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });

  test('with a session that was made up is nobody', async () => {
    const status = await write({ cookie: 'secondline=made-up', 'x-csrf-token': ada.csrf });

    assert.equal(status, 401);
  });
});

describe('A program with a token', () => {
  test('needs no second proof, wherever it runs', async () => {
    const status = await write({ authorization: `Bearer ${ada.token}`, origin: 'https://tools.example' });

    assert.equal(status, 200);
  });
});

describe('Signing in', () => {
  test('from another site’s page is refused', async () => {
    const { status } = await knock(desk.url, { origin: 'https://evil.example' });

    assert.equal(status, 403);
  });

  test('with an old session’s cookie but not its token is done in nobody’s name', async () => {
    const response = await knock(desk.url, { cookie: ada.cookie });

    assert.deepEqual(await response.json(), { as: 'anonymous' });
  });

  test('on plain http gives a cookie that such a browser keeps', async () => {
    const response = await knock(desk.url);

    assert.equal(response.headers.get('set-cookie'), 'secondline=s3cret; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax');
  });

  test('behind https gives a cookie that no other host can set, and says to come by https', async () => {
    const response = await knock(secureDesk.url);

    assert.equal(response.headers.get('set-cookie'), '__Host-secondline=s3cret; Max-Age=3600; Path=/; HttpOnly; Secure; SameSite=Lax');
    assert.match(response.headers.get('strict-transport-security') ?? '', /max-age/);
  });

  test('over and over from one address is slowed down, and others are not', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) statuses.push((await knock(desk.url)).status);
    const last = await knock(desk.url, { 'x-forwarded-for': '203.0.113.9' });
    const reading = await fetch(`${desk.url}/api/v1/notes`, { headers: { authorization: `Bearer ${ada.token}` } });

    assert.equal(statuses.at(-1), 429);
    assert.equal(last.status, 429);
    assert.ok(Number(last.headers.get('retry-after')) > 0);
    assert.equal(reading.status, 200);
  });
});
