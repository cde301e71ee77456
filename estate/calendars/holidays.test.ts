import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectRefusal, openDesk } from '../../test/desk.ts';
import { listHolidayPlaces, previewHolidays } from './contract.ts';
import { holidaysInFile } from './holidays-in-file.ts';
import { holidayFileTooLarge, holidayFileUnreadable, holidaysUnknown } from './refusals.ts';

const desk = await openDesk('2026-03-02T09:00:00Z');

/** An iCal file with these events, each given by its lines. */
const file = (...events: readonly string[][]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:test',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

async function* sent(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const read = (text: string, { zone = 'Europe/Berlin', firstYear = 2026, years = 1 } = {}) =>
  holidaysInFile(sent(text), { zone, firstYear, years });

describe('Holidays of a country', () => {
  test('are those of the region, whole or from the hour on that its data knows', async () => {
    const { items } = await desk.does(desk.dana, previewHolidays, { country: 'DE', region: 'BY', firstYear: 2026 });

    assert.deepEqual(
      items.find(({ date }) => date === '2026-01-06'),
      { date: '2026-01-06', name: 'Epiphany', kind: 'public' },
    );
    assert.deepEqual(
      items.find(({ date }) => date === '2026-12-24'),
      { date: '2026-12-24', from: '14:00', to: '24:00', name: 'Christmas Eve', kind: 'bank' },
    );
  });

  test('leave out what is one in another region, and go through several years', async () => {
    const { items } = await desk.does(desk.dana, previewHolidays, { country: 'DE', region: 'BE', firstYear: 2026, years: 3 });

    assert.equal(items.filter(({ name }) => name === 'Epiphany').length, 0);
    assert.deepEqual(
      items.filter(({ date }) => date.endsWith('-10-03')).map(({ date }) => date),
      ['2026-10-03', '2027-10-03', '2028-10-03'],
    );
  });

  test('are offered by country and region', async () => {
    const countries = await desk.does(desk.dana, listHolidayPlaces, {});
    const regions = await desk.does(desk.dana, listHolidayPlaces, { country: 'DE' });

    assert.ok(countries.items.length > 100);
    assert.ok(regions.items.some(({ code, name }) => (code === 'BY-A' && name === 'Bavaria: City of Augsburg') || code === 'BY-A'));
  });

  test('that nobody knows are refused with those that are known', async () => {
    const { known } = await expectRefusal(
      desk.does(desk.dana, previewHolidays, { country: 'DE', region: 'XX', firstYear: 2026 }),
      holidaysUnknown,
    );
    await expectRefusal(desk.does(desk.dana, previewHolidays, { country: 'QQ', firstYear: 2026 }), holidaysUnknown);

    assert.ok((known as { code: string }[]).some(({ code }) => code === 'BY'));
  });
});

describe('Holidays in an iCal file', () => {
  test('close the days of an event, and their part in the calendar’s zone when it has times', async () => {
    const { items, leftOut } = await read(
      file(
        ['UID:1', 'SUMMARY:Company days', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226'],
        ['UID:2', 'SUMMARY:Inventory', 'DTSTART:20260703T100000Z', 'DTEND:20260703T120000Z'],
        ['UID:3', 'SUMMARY:Night move', 'DTSTART;TZID=America/New_York:20260904T160000', 'DTEND;TZID=America/New_York:20260905T020000'],
        ['UID:4', 'SUMMARY:As the clock says', 'DTSTART:20260505T080000', 'DURATION:PT90M'],
      ),
    );

    assert.deepEqual(leftOut, []);
    assert.deepEqual(items, [
      { date: '2026-05-05', from: '08:00', to: '09:30', name: 'As the clock says' },
      { date: '2026-07-03', from: '12:00', to: '14:00', name: 'Inventory' },
      { date: '2026-09-04', from: '22:00', to: '24:00', name: 'Night move' },
      { date: '2026-09-05', from: '00:00', to: '08:00', name: 'Night move' },
      { date: '2026-12-24', name: 'Company days' },
      { date: '2026-12-25', name: 'Company days' },
    ]);
  });

  test('are followed through the years asked for, without those called off', async () => {
    const { items } = await read(
      file(
        ['UID:1', 'SUMMARY:New Year', 'DTSTART;VALUE=DATE:19700101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270101'],
        ['UID:2', 'SUMMARY:Called off', 'STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260501'],
      ),
      { years: 3 },
    );

    assert.deepEqual(
      items.map(({ date }) => date),
      ['2026-01-01', '2028-01-01'],
    );
  });

  test('in a zone that only the file knows are those of its own rules', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:-0300',
      'TZOFFSETTO:-0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const event = ['BEGIN:VEVENT', 'UID:1', 'DTSTART;TZID=Office:20260303T080000', 'DTEND;TZID=Office:20260303T090000', 'END:VEVENT'];

    const { items } = await read(['BEGIN:VCALENDAR', 'VERSION:2.0', ...zone, ...event, 'END:VCALENDAR', ''].join('\r\n'), { zone: 'UTC' });

    assert.deepEqual(items, [{ date: '2026-03-03', from: '11:00', to: '12:00' }]);
  });

  test('that cannot be read are left out by name, and the others are taken', async () => {
    const { items, leftOut } = await read(
      file(
        ['UID:1', 'SUMMARY:Nowhere', 'DTSTART;TZID=Mars/Olympus:20260303T080000', 'DTEND;TZID=Mars/Olympus:20260303T090000'],
        ['UID:2', 'SUMMARY:Without a day'],
        ['UID:3', 'SUMMARY:For ever', 'DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:20290101'],
        ['UID:4', 'SUMMARY:Labor Day', 'DTSTART;VALUE=DATE:20260907'],
      ),
    );

    assert.deepEqual(items, [{ date: '2026-09-07', name: 'Labor Day' }]);
    assert.deepEqual(
      leftOut.map(({ name }) => name),
      ['Nowhere', 'Without a day', 'For ever'],
    );
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['a letter', 'Dear desk, we are closed on Friday.'],
    ['half a file', 'BEGIN:VCALENDAR\r\nthis is no line\r\nEND:VCALENDAR'],
    ['a rule that finds no date', file(['UID:1', 'DTSTART:20260228T000000Z', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'])],
  ] as const) {
    test(`are refused with a reason: ${what}`, async () => {
      const { detail } = await expectRefusal(read(text), holidayFileUnreadable);

      assert.match(String(detail), /\w/);
    });
  }

  test('are refused when there are more than any calendar holds', async () => {
    await expectRefusal(read(file(['UID:1', 'DTSTART:20260101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY'])), holidayFileTooLarge);
    await expectRefusal(read(`BEGIN:VCALENDAR\r\n${'X-NOTHING:x\r\n'.repeat(100_000)}`), holidayFileTooLarge);
  });
});
