import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countHashes } from '../../test/identity-desk.ts';
import { Refused } from '../refusal.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

test('a password is kept as argon2id with its own salt, and only it opens', async () => {
  const one = await hashPassword('correct horse battery');
  const other = await hashPassword('correct horse battery');

  assert.match(one, /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await verifyPassword(one, 'correct horse battery'), true);
  assert.equal(await verifyPassword(one, 'correct horse batterY'), false);
});

test('the same letters typed on another keyboard are the same password', async () => {
  const composed = await hashPassword('zw\u00f6lf Zeichen');

  assert.equal(await verifyPassword(composed, 'zwo\u0308lf Zeichen'), true);
});

test('where there is nobody, the same work is done, and nothing ever opens', async () => {
  const hashes = await countHashes(async () => {
    assert.equal(await verifyPassword(undefined, 'correct horse battery'), false);
  });

  assert.equal(hashes, 1);
});

test('a crowd at the door is asked to come again instead of stopping the desk', async () => {
  const crowd = await Promise.allSettled(Array.from({ length: 30 }, () => verifyPassword(undefined, 'anything at all')));

  const turnedAway = crowd.filter(({ status }) => status === 'rejected');
  assert.equal(turnedAway.length, 12);
  for (const one of turnedAway)
    assert.ok(one.status === 'rejected' && one.reason instanceof Refused && one.reason.kind.code === 'try-again');
});
