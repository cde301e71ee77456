import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';
import { letGo, untilHeld } from '../../test/http-notes.ts';
import { systemAuthority } from '../authority.ts';
import { inWork } from '../in-work.ts';
import { idempotencyRound } from './idempotency-round.ts';

const desk = await openHttpDesk();
const ada = await desk.hire('tier1_agent');
const priya = await desk.hire('tier2_technician');

async function send(path: string, key: string, body: string | object, token = ada.token) {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      'idempotency-key': key,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  return { status: response.status, replayed, tag: response.headers.get('etag'), body: (await response.json()) as Record<string, unknown> };
}

test('a request sent twice with its key is done once and answered twice', async () => {
  const first = await send('/notes', 'twice', { title: 'twice' });

  const second = await send('/notes', 'twice', { title: 'twice' });

  assert.deepEqual(second.body, first.body);
  assert.deepEqual([first.replayed, second.replayed], [false, true]);
  assert.equal(second.tag, '"1"');
  assert.equal(await desk.count('twice'), 1);
});

test('the same key with another request is refused', async () => {
  await send('/notes', 'other', { title: 'one' });

  const { status, body } = await send('/notes', 'other', { title: 'another' });

  assert.equal(status, 422);
  assert.equal(body.type, '/errors/idempotency-key-used-otherwise');
  assert.equal(await desk.count('another'), 0);
});

test('of ten that come at once with one key, one is done and all hear its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('/notes', 'at-once', { title: 'at-once' })));

  assert.equal(new Set(answers.map(({ body }) => body.noteId)).size, 1);
  assert.equal(answers.filter(({ replayed }) => !replayed).length, 1);
  assert.equal(await desk.count('at-once'), 1);
});

test('a key with a space in it is none', async () => {
  const { status } = await send('/notes', 'a key', { title: 'unkeyed' });

  assert.equal(status, 400);
  assert.equal(await desk.count('unkeyed'), 0);
});

test('Priya may use the key that Ada used', async () => {
  await send('/notes', 'shared', { title: 'shared' });

  const { status, replayed } = await send('/notes', 'shared', { title: 'shared' }, priya.token);

  assert.deepEqual([status, replayed], [200, false]);
  assert.equal(await desk.count('shared'), 2);
});

test('a refused request leaves its key free', async () => {
  await send('/notes', 'refused', { title: 'locked' });

  const { status } = await send('/notes', 'refused', { title: 'unlocked' });

  assert.equal(status, 200);
});

test('a file sent twice with its key is kept once, and another file is refused', async () => {
  const path = '/notes/01900000-0000-7000-8000-000000000000/files?name=log';
  const first = await send(path, 'file', 'the log');

  const again = await send(path, 'file', 'the log');
  const other = await send(path, 'file', 'another log');

  assert.deepEqual(first.body, { bytes: 7, name: 'log' });
  assert.deepEqual(again.body, first.body);
  assert.equal(other.status, 422);
  assert.equal(await desk.count('log'), 1);
});

test('a secret is shown once, and a repeated request learns that it was', async () => {
  const first = await send('/mint', 'mint', {});

  const again = await send('/mint', 'mint', {});

  assert.equal(first.body.token, 'shown once');
  assert.equal(again.status, 409);
  assert.equal(again.body.type, '/errors/reply-not-kept');
  const { rows } = await desk.place.database.pool.query("select reply from http.idempotency where key = 'mint'");
  assert.deepEqual(rows, [{ reply: null }]);
});

test('a refused secret leaves its key free', async () => {
  const first = await send('/mint', 'mint-again', { fails: true });

  const second = await send('/mint', 'mint-again', {});

  assert.equal(first.body.lockedBy, 'Otto');
  assert.equal(second.status, 200);
});

test('while the first is worked on, the second waits for its answer', async () => {
  const first = send('/hold', 'held', { name: 'held' });
  await untilHeld('held');
  const second = send('/hold', 'held', { name: 'held' });

  letGo('held');
  const answers = await Promise.all([first, second]);

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.done]),
    [
      [200, true],
      [200, true],
    ],
  );
  assert.equal(answers[1].replayed, true);
});

test('after a day the key is free, and the round has forgotten the reply', async () => {
  await send('/notes', 'a-day', { title: 'a-day' });
  desk.clock.moveBy({ hours: 24 });

  const { replayed } = await send('/notes', 'a-day', { title: 'a-day' });
  await inWork(desk.place, { authority: systemAuthority, reach: '*' }, (work) => idempotencyRound.run(work, desk.place));

  assert.equal(replayed, false);
  const { rows } = await desk.place.database.pool.query('select key from http.idempotency');
  assert.deepEqual(rows, [{ key: 'a-day' }]);
});
