import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { freshPlace } from '../../test/database.ts';
import { type Authority, systemAuthority } from '../authority.ts';
import { systemClock } from '../clock.ts';
import { idAt } from '../id.ts';
import { inWork } from '../in-work.ts';
import { notFound, Refused, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { readBlob, storeBlob } from './index.ts';

const place = await freshPlace(systemClock);
const newClient = () => idAt(systemClock.now());
const limit = { mostBytes: 2_000_000, tooLarge: () => refuse(notFound) };

const forClient = <Result>(clientId: string, run: (work: Work) => Promise<Result>, authority: Authority = systemAuthority) =>
  inWork(place, { authority, reach: [clientId] }, run);

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const whole = async (chunks: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(chunks));

async function rowsOf(clientId: string): Promise<{ readonly blobs: number; readonly chunks: number }> {
  const { rows } = await place.database.pool.query<{ blobs: number; chunks: number }>(
    'select (select count(*)::int from files.blob where client_id = $1) as blobs, (select count(*)::int from files.chunk where client_id = $1) as chunks',
    [clientId],
  );
  return rows[0] ?? assert.fail('A count has a row');
}

describe('Files of a client', () => {
  for (const [size, piece] of [
    [1, 1],
    [262_143, 1_000],
    [262_144, 262_144],
    [262_145, 700_000],
    [1_500_001, 65_536],
  ] as const) {
    test(`${size} bytes sent in pieces of ${piece} come back as they were`, async () => {
      const clientId = newClient();
      const bytes = randomBytes(size);

      const stored = await forClient(clientId, (work) => storeBlob(work, clientId, inPieces(bytes, piece), limit));

      assert.equal(stored.sha256, createHash('sha256').update(bytes).digest('hex'));
      assert.equal(stored.sizeBytes, size);
      assert.deepEqual(Buffer.from(stored.firstBytes), bytes.subarray(0, 4_100));
      assert.deepEqual(await forClient(clientId, (work) => whole(readBlob(work, clientId, stored.sha256))), bytes);
      assert.equal((await rowsOf(clientId)).chunks, Math.ceil(size / 262_144));
    });
  }

  test('the same bytes sent twice are kept once', async () => {
    const clientId = newClient();
    const bytes = randomBytes(300_000);
    const store = () => forClient(clientId, (work) => storeBlob(work, clientId, inPieces(bytes, 65_536), limit));

    const [first, second] = await Promise.all([store(), store()]);

    assert.equal(first.sha256, second.sha256);
    assert.deepEqual(await rowsOf(clientId), { blobs: 1, chunks: 2 });
  });

  test('two clients who send the same bytes share nothing, and neither reads the other’s', async () => {
    const [northgate, harbor] = [newClient(), newClient()];
    const bytes = randomBytes(1_000);
    const { sha256 } = await forClient(northgate, (work) => storeBlob(work, northgate, inPieces(bytes, 500), limit));

    const reading = forClient(harbor, (work) => whole(readBlob(work, northgate, sha256)));

    await assert.rejects(reading, (error) => error instanceof Refused && error.kind === notFound);
    await forClient(harbor, (work) => storeBlob(work, harbor, inPieces(bytes, 500), limit));
    assert.deepEqual(
      [await rowsOf(northgate), await rowsOf(harbor)],
      [
        { blobs: 1, chunks: 1 },
        { blobs: 1, chunks: 1 },
      ],
    );
  });

  test('nothing is left of a file that breaks off', async () => {
    const clientId = newClient();
    async function* breakingOff() {
      yield randomBytes(600_000);
      throw new Error('The line went dead');
    }

    const storing = forClient(clientId, (work) => storeBlob(work, clientId, breakingOff(), limit));

    await assert.rejects(storing, /The line went dead/);
    assert.deepEqual(await rowsOf(clientId), { blobs: 0, chunks: 0 });
  });

  test('a file larger than the limit is refused before its end, and nothing of it is left', async () => {
    const clientId = newClient();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent += 100_000;
        yield randomBytes(100_000);
      }
    }

    const storing = forClient(clientId, (work) => storeBlob(work, clientId, endless(), limit));

    await assert.rejects(storing, Refused);
    assert.ok(sent < limit.mostBytes + 400_000);
    assert.deepEqual(await rowsOf(clientId), { blobs: 0, chunks: 0 });
  });

  test('a requester sends and reads a file, but finds no blob by looking for one', async () => {
    const clientId = newClient();
    const requesterId = idAt(systemClock.now());
    const kim: Authority = { actor: `requester:${requesterId}`, kind: 'requester', grants: [], requesterId };
    const bytes = randomBytes(300_000);

    const { sha256 } = await forClient(clientId, (work) => storeBlob(work, clientId, inPieces(bytes, 65_536), limit), kim);

    assert.deepEqual(await forClient(clientId, (work) => whole(readBlob(work, clientId, sha256)), kim), bytes);
    const seen = await forClient(clientId, (work) => work.sql.selectFrom('files.blob').select('id').execute(), kim);
    assert.deepEqual(seen, []);
  });
});
