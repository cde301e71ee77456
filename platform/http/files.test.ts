import assert from 'node:assert/strict';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';

const desk = await openHttpDesk({ uploadMegabytes: 1, databaseConnections: 2 });
const ada = await desk.hire('tier1_agent');
const path = '/api/v1/notes/01900000-0000-7000-8000-000000000000/files';

async function attach(name: string, body: BodyInit, headers: Record<string, string> = {}) {
  const response = await fetch(`${desk.url}${path}?name=${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ada.token}`, ...headers },
    body,
    // Node's fetch asks for it where the body is a stream.
    ...({ duplex: 'half' } as object),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function* pieces(count: number): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) yield new Uint8Array(50_000);
}

// Node's own web stream and the browser's differ in their types alone.
const streamed = (count: number): BodyInit => Readable.toWeb(Readable.from(pieces(count))) as BodyInit;

describe('A file sent', () => {
  test('arrives byte for byte, of whatever kind', async () => {
    const { status, body } = await attach('dump', new Uint8Array(700_000), { 'content-type': 'application/json' });

    assert.equal(status, 200);
    assert.deepEqual(body, { bytes: 700_000, name: 'dump' });
  });

  test('arrives in pieces of unknown number', async () => {
    const { body } = await attach('pieces', streamed(10));

    assert.equal(body.bytes, 500_000);
  });

  test('over the limit is refused by what it says of itself', async () => {
    const { status, body } = await attach('said-large', new Uint8Array(1_000_001));

    assert.equal(status, 413);
    assert.equal(body.mostBytes, 1_000_000);
    assert.equal(await desk.count('said-large'), 0);
  });

  test('over the limit is refused by what it turns out to be', async () => {
    const { status } = await attach('grown-large', streamed(21));

    assert.equal(status, 413);
    assert.equal(await desk.count('grown-large'), 0);
  });

  test('that breaks off is not kept', async () => {
    await new Promise<void>((resolve) => {
      const sending = request(`${desk.url}${path}?name=broken-off`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ada.token}`, 'content-length': 500_000 },
      });
      sending.on('error', () => resolve());
      sending.write(new Uint8Array(100_000), () => sending.destroy());
      sending.on('close', () => resolve());
    });
    // With one place for files, this one waits until the broken one has been given up.
    await attach('after-broken', 'whole');

    assert.equal(await desk.count('broken-off'), 0);
    assert.equal(await desk.count('after-broken'), 1);
  });

  test('of many at once, each waits for its place', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => attach(`many-${index}`, streamed(4))));

    assert.ok(answers.every(({ status, body }) => status === 200 && body.bytes === 200_000));
  });
});

describe('A file fetched', () => {
  const fetchFile = (name: string, chunks = 3) =>
    fetch(`${desk.url}/api/v1/files/${name}?chunks=${chunks}`, { headers: { authorization: `Bearer ${ada.token}` } });

  test('is a download that runs nothing', async () => {
    const response = await fetchFile('report');

    const { headers } = response;
    assert.equal((await response.arrayBuffer()).byteLength, 3 * 65_536);
    assert.equal(headers.get('content-type'), 'text/plain');
    assert.equal(headers.get('content-disposition'), 'attachment');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.match(headers.get('content-security-policy') ?? '', /^sandbox/);
  });

  test('that is not there is not found', async () => {
    const response = await fetchFile('missing');

    assert.equal(response.status, 404);
  });

  test('by somebody who goes away in the middle frees its place', async () => {
    const going = await fetchFile('endless', 100_000);
    await going.body?.cancel();

    const response = await fetchFile('next');

    assert.equal((await response.arrayBuffer()).byteLength, 3 * 65_536);
  });
});
