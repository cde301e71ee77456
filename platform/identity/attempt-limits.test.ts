import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressKey, decideAttempt, signInLimits } from './attempt-limits.ts';

const start = Temporal.Instant.from('2026-03-02T09:00:00Z');
const oneEachMinute = (count: number) => Array.from({ length: count }, (_, minute) => start.add({ minutes: minute }));

describe('Guessing', () => {
  test('at one address stops after eight tries from a strange place, until the first of them is a quarter of an hour old', () => {
    const decision = decideAttempt(signInLimits, { atEmail: oneEachMinute(8), fromAddress: [], addressKnown: false });

    assert.deepEqual(decision, { allowed: false, by: 'email', retryAt: start.add({ minutes: 15 }) });
  });

  test('leaves two tries to the owner, who comes from where they have signed in before', () => {
    const known = { fromAddress: [], addressKnown: true };

    assert.equal(decideAttempt(signInLimits, { atEmail: oneEachMinute(9), ...known }).allowed, true);
    assert.equal(decideAttempt(signInLimits, { atEmail: oneEachMinute(10), ...known }).allowed, false);
  });

  test('one password at many addresses stops after fifty from one place', () => {
    const fifty = Array.from({ length: 50 }, () => start);

    const decision = decideAttempt(signInLimits, { atEmail: [], fromAddress: fifty, addressKnown: false });

    assert.deepEqual(decision, { allowed: false, by: 'address', retryAt: start.add({ minutes: 15 }) });
  });
});

describe('Who shares a limit', () => {
  for (const [address, key] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const)
    test(`${address} counts as ${key}`, () => {
      assert.equal(addressKey(address), key);
    });
});
