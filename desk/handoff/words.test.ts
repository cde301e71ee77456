import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plain } from './handoff-markdown.ts';
import { bothTimes, clockWords, hoursText } from './words.ts';

describe('Times on a handoff', () => {
  for (const [instant, zone, told] of [
    ['2026-03-02T14:32:00Z', 'UTC', '2 Mar 14:32'],
    ['2026-03-02T14:32:00Z', 'America/Chicago', '2 Mar 14:32 (08:32)'],
    ['2026-03-02T03:32:00Z', 'America/Chicago', '2 Mar 03:32 (1 Mar 21:32)'],
    ['2026-07-02T23:30:00+02:00', 'Europe/Berlin', '2 Jul 21:30 (23:30)'],
  ] as const)
    test(`${instant} in ${zone} is ${told}`, () => assert.equal(bothTimes(instant, zone), told));

  test('what is left is said in hours and minutes, and that nothing is left as well', () => {
    const clock = { dueAt: '2026-03-02T16:00:00Z', targetSeconds: 8 * 3_600, secondsLeft: 6_120 };

    assert.equal(clockWords({ clock, zone: 'UTC' }), '1:42 left of 8:00 working hours, due 2 Mar 16:00');
    assert.equal(
      clockWords({ clock: { ...clock, secondsLeft: -660 }, zone: 'UTC' }),
      'overdue by 0:11 of 8:00 working hours, was due 2 Mar 16:00',
    );
    assert.equal(clockWords({ clock: null, zone: 'UTC' }), 'no clock runs');
    assert.equal(hoursText(-90), '−0:01');
  });
});

describe('Words of people in Markdown', () => {
  for (const [said, kept] of [
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert\\(1\\)&gt;'],
    ['ping @octocat in #42', 'ping @\u200boctocat in #\u200b42'],
    ['[click](https://evil.example)', '\\[click\\]\\(https:\u200b//evil.example\\)'],
    ['a | b\nc', 'a \\| b c'],
    ['- not a list', '\\- not a list'],
    ['# no heading', '#\u200b no heading'],
    ['`code` *bold* _it_', '\\`code\\` \\*bold\\* \\_it\\_'],
  ] as const)
    test(`${JSON.stringify(said)} is only words`, () => assert.equal(plain(said), kept));
});
