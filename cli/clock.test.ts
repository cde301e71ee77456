import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runCommand } from './run-command.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-clock-'));
after(() => rm(folder, { recursive: true }));

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const office = await file(
  'office.json',
  JSON.stringify({
    zone: 'Europe/Berlin',
    week: { mon: [['09:00', '17:00']], fri: [['22:00', '06:00']] },
    holidays: [{ date: '2026-12-24', from: '12:00', to: '24:00' }, { date: '2026-12-25' }],
  }),
);

const half = await file('half.json', '{"zone": ');
const list = await file('list.json', '[]');

async function run(...words: readonly string[]) {
  let [out, err] = ['', ''];
  const code = await runCommand(words, { write: (text) => (out += text) }, { write: (text) => (err += text) });
  return { code, out, err };
}

const simulate = (opened: string, minutes: string, calendar = office) =>
  run('clock', 'simulate', '--calendar', calendar, '--opened', opened, `--minutes=${minutes}`, '--json');
const count = (from: string, to: string) => run('clock', 'minutes', '--calendar', office, '--from', from, '--to', to, '--json');

describe('A clock simulated on a calendar file', () => {
  for (const [sentence, opened, minutes, dueAt] of [
    ['a night from Friday to Saturday, and Monday after it', '2026-03-06T21:00+01:00', '540', '2026-03-09T09:00:00Z'],
    ['the last minute of a span', '2026-03-09T16:00+01:00', '60', '2026-03-09T16:00:00Z'],
    ['the morning after a holiday’s night', '2026-12-25T12:00+01:00', '60', '2026-12-26T00:00:00Z'],
    ['nothing to do', '2026-03-07T12:00:00.5+01:00', '0', '2026-03-07T11:00:00Z'],
  ] as const) {
    test(`is one JSON document: ${sentence}`, async () => {
      const { code, out, err } = await simulate(opened, minutes);

      assert.deepEqual([code, err, out], [0, '', `${JSON.stringify({ dueAt })}\n`]);
    });
  }

  test('explains itself to people, step by step', async () => {
    const { out } = await run(...['clock', 'simulate', '--calendar', office, '--opened', '2026-12-25T12:00+01:00', '--minutes', '60']);

    assert.match(out, /^Due 2026-12-26T00:00:00Z: Sat 26 Dec 2026, 01:00 \(Europe\/Berlin\)\n/);
    assert.match(out, /Holidays: Fri 25 Dec 2026\./);
    assert.match(out, /00:00 to 01:00: 1 h counted, 1 h in all\./);
  });

  test('counts an hour that comes twice as two', async () => {
    const nights = await file('nights.json', '\uFEFF{"zone":"Europe/Berlin","week":{"sat":[["22:00","06:00"]]}}');

    const { out } = await simulate('2026-10-24T22:00+02:00', '540', nights);

    assert.deepEqual(JSON.parse(out), { dueAt: '2026-10-25T05:00:00Z' });
  });
});

describe('Working minutes of a calendar file', () => {
  for (const [from, to, minutes] of [
    ['2026-03-06T16:00+01:00', '2026-03-09T16:00+01:00', 900],
    ['2026-12-23T00:00+01:00', '2026-12-26T00:00+01:00', 0],
    ['2026-03-09T10:00:00+01:00', '2026-03-09T10:01:30+01:00', 1.5],
    ['2026-03-09T10:00Z', '2026-03-09T10:00Z', 0],
  ] as const) {
    test(`between ${from} and ${to} are ${minutes}`, async () => {
      const { code, out, err } = await count(from, to);

      assert.deepEqual([code, err, out], [0, '', `${JSON.stringify({ minutes })}\n`]);
    });
  }

  test('are not counted backwards', async () => {
    const { code, err } = await count('2026-03-09T10:00Z', '2026-03-08T10:00Z');

    assert.equal(code, 2);
    assert.match(err, /Write the earlier instant as --from/);
  });

  test('further apart than 200 years are refused', async () => {
    const { code, out } = await count('1026-03-09T10:00Z', '2026-03-08T10:00Z');

    assert.deepEqual([code, JSON.parse(out).error.code], [1, 'working-time-out-of-reach']);
  });
});

describe('What cannot be simulated', () => {
  for (const [opened, minutes, said] of [
    ['2026-03-06T16:00Z', '1.5', /Write a whole number/],
    ['2026-03-06T16:00Z', '-5', /Write a whole number/],
    ['2026-03-06T16:00Z', 'eight', /Write a whole number/],
    ['2026-03-06T16:00Z', '9007199254740991', /Write a whole number/],
    ['2026-03-06T16:00', '60', /--opened 2026-03-06T16:00 is no instant.*offset/],
    ['yesterday', '60', /is no instant/],
    ['2026-02-30T16:00Z', '60', /is no instant/],
  ] as const) {
    test(`ends with 2: opened ${opened}, ${minutes} minutes`, async () => {
      const { code, out, err } = await simulate(opened, minutes);

      assert.equal(code, 2);
      assert.match(err, said);
      assert.equal(JSON.parse(out).error.code, 'wrong-use');
    });
  }

  test('names each place of an impossible calendar with what to write instead, and ends with 1', async () => {
    const wrong = await file(
      'wrong.json',
      JSON.stringify({
        zone: 'Mars/Olympus',
        week: {
          mon: [
            ['09:00', '13:00'],
            ['12:00', '17:00'],
          ],
        },
        holidays: [{ date: '2026-02-30' }],
      }),
    );

    const { code, out, err } = await simulate('2026-03-06T16:00Z', '60', wrong);

    const { error } = JSON.parse(out);
    assert.equal(code, 1);
    assert.equal(error.file, wrong);
    assert.deepEqual(
      new Set(error.errors.map(({ pointer }: { pointer: string }) => pointer)),
      new Set(['/zone', '/week/mon/1', '/holidays/0/date']),
    );
    assert.match(err, /wrong\.json holds a calendar that cannot be\.\n/);
    assert.match(err, / {2}\/zone: Name a zone of the IANA list/);
  });

  for (const [what, path, said] of [
    ['a file that is not there', join(folder, 'none.json'), /none\.json cannot be read: there is no such file/],
    ['a folder', folder, /cannot be read: it is a folder/],
    ['what is no JSON', half, /half\.json is not JSON/],
    ['a list', list, /the whole of it: /],
  ] as const) {
    test(`ends with 1 for ${what}`, async () => {
      const { code, out, err } = await simulate('2026-03-06T16:00Z', '60', path);

      assert.deepEqual([code, JSON.parse(out).error.file], [1, path]);
      assert.match(err, said);
    });
  }
});
