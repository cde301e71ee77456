import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Exchange } from '../../platform/module.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { addSite } from '../clients/contract.ts';
import { exportCalendar, listCalendars, publishCalendar, simulateClock } from './contract.ts';
import { holidaysInFile } from './holidays-in-file.ts';
import { calendarEffectiveInThePast, calendarSiteChanged, siteHasCalendar } from './refusals.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;
const mornings = { zone: 'Europe/Berlin', week: { mon: [['08:00', '12:00'] as [string, string]] } };

const calendarsOfNorthgate = async (desk: Desk) => (await desk.does(desk.dana, listCalendars, { clientId: desk.northgate.id })).items;

async function firstCalendar(desk: Desk): Promise<string> {
  const [first] = await calendarsOfNorthgate(desk);
  assert.ok(first, 'Northgate has a calendar from the first day');
  return first.calendarId;
}

describe('A calendar', () => {
  test('has versions, of which the one in force is marked', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const calendarId = await firstCalendar(desk);
    const next = { clientId: desk.northgate.id, calendarId, name: 'Mornings', definition: mornings };
    await desk.does(desk.dana, publishCalendar, { ...next, effectiveFrom: '2026-04-01T00:00:00Z' });

    const [before] = await calendarsOfNorthgate(desk);
    desk.moveClockTo('2026-04-01T00:00:00Z');
    const [after] = await calendarsOfNorthgate(desk);

    const shown = (calendar: typeof before) => calendar?.versions.map(({ version, current }) => [version, current]);
    assert.deepEqual(shown(before), [
      [2, false],
      [1, true],
    ]);
    assert.deepEqual(shown(after), [
      [2, true],
      [1, false],
    ]);
    assert.equal(after?.versions[0]?.words, 'Mon 08:00–12:00 (Europe/Berlin)');
    assert.equal(after?.versions[0]?.publishedBy, 'Dana');
  });

  test('cannot reach into the past, and says what to do instead', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const calendarId = await firstCalendar(desk);

    const publishing = desk.does(desk.dana, publishCalendar, {
      clientId: desk.northgate.id,
      calendarId,
      name: 'Mornings',
      definition: mornings,
      effectiveFrom: '2026-03-01T00:00:00Z',
    });

    await expectRefusal(publishing, calendarEffectiveInThePast);
    assert.match(calendarEffectiveInThePast.advice, /publish it from now on and move them/);
  });

  test('of a site is the only one of it, and stays with it', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const clientId = desk.northgate.id;
    const { siteId } = await desk.does(desk.dana, addSite, { clientId, name: 'Depot' });
    const { siteId: otherSite } = await desk.does(desk.dana, addSite, { clientId, name: 'Harbor' });
    const { calendarId } = await desk.does(desk.dana, publishCalendar, { clientId, siteId, name: 'Depot hours', definition: mornings });

    const second = desk.does(desk.dana, publishCalendar, { clientId, siteId, name: 'Other hours', definition: mornings });
    const moved = desk.does(desk.dana, publishCalendar, {
      clientId,
      calendarId,
      siteId: otherSite,
      name: 'Depot hours',
      definition: mornings,
    });

    assert.equal((await expectRefusal(second, siteHasCalendar)).calendarId, calendarId);
    await expectRefusal(moved, calendarSiteChanged);
    const { versions, siteName } = await desk.does(desk.dana, publishCalendar, {
      clientId,
      calendarId,
      name: 'Depot hours',
      definition: mornings,
    });
    assert.deepEqual([versions.length, siteName], [2, 'Depot']);
  });

  test('of another client is as unknown as one that never was', async () => {
    const desk = await openDesk();
    const calendarId = await firstCalendar(desk);
    const definition = mornings;

    await expectNotFound(desk.does(desk.otto, listCalendars, { clientId: desk.northgate.id }));
    await expectNotFound(desk.does(desk.dana, publishCalendar, { clientId: desk.harbor.id, calendarId, name: 'x', definition }));
    await expectNotFound(
      desk.does(desk.dana, simulateClock, {
        clientId: desk.harbor.id,
        openedAt: '2026-03-06T17:40:00Z',
        minutes: 60,
        calendar: { calendarId },
      }),
    );
  });
});

describe('The simulator', () => {
  test('says when a ticket of Friday evening is due, and why, by what is published', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const calendarId = await firstCalendar(desk);

    const { dueAt, steps } = await desk.does(desk.dana, simulateClock, {
      clientId: desk.northgate.id,
      openedAt: '2026-03-06T17:40:00Z',
      minutes: 480,
      calendar: { calendarId },
    });

    assert.equal(dueAt, '2026-03-09T15:40:00Z');
    assert.deepEqual(
      steps.map(({ words }) => words),
      [
        'Starts Fri 6 Mar 2026, 17:40 (UTC), in working time.',
        'Fri 6 Mar 2026, 17:40 to 18:00: 20 min counted, 20 min in all.',
        'Fri 6 Mar 2026, 18:00 to Mon 9 Mar 2026, 08:00: closed.',
        'Mon 9 Mar 2026, 08:00 to 15:40: 7 h 40 min counted, 8 h in all.',
        'Ends Mon 9 Mar 2026, 15:40 (UTC).',
      ],
    );
  });

  test('takes a calendar that nobody has published yet', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');

    const { dueAt } = await desk.does(desk.dana, simulateClock, {
      clientId: desk.northgate.id,
      openedAt: '2026-03-06T17:40:00Z',
      minutes: 300,
      calendar: { definition: { ...mornings, holidays: [{ date: '2026-03-09' }] } },
    });

    assert.equal(dueAt, '2026-03-23T08:00:00Z');
  });
});

test('what is exported as iCal comes back as the same holidays, without the working hours', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const holidays = [
    { date: '2026-12-24', from: '12:00', to: '24:00', name: 'Christmas Eve, afternoon; closed' },
    { date: '2026-12-25', name: 'Christmas Day' },
  ];
  const week = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], fri: [['22:00', '06:00']] } satisfies Record<
    string,
    [string, string][]
  >;
  const definition = { zone: 'Europe/Berlin', week, holidays };
  const { calendarId, clientId } = await desk.does(desk.dana, publishCalendar, { clientId: desk.northgate.id, name: 'Büro', definition });
  const taken: Uint8Array[] = [];
  const headers: Record<string, string> = {};
  const sendBytes: Exchange['sendBytes'] = async (file) => {
    Object.assign(headers, file.headers);
    for await (const chunk of file.chunks) taken.push(chunk);
  };

  await desk.does(desk.dana, exportCalendar, { clientId, calendarId }, { sendBytes });
  const text = Buffer.concat(taken).toString();
  const bytes = (async function* () {
    yield* taken;
  })();
  const { items } = await holidaysInFile(bytes, { zone: 'Europe/Berlin', firstYear: 2026, years: 1 });

  assert.deepEqual(items, holidays);
  assert.match(headers['content-type'] ?? '', /^text\/calendar/);
  assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Europe\/Berlin/);
  assert.match(
    text,
    /DTSTART;TZID=Europe\/Berlin:20260302T090000\r\nDTEND;TZID=Europe\/Berlin:20260302T170000\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU/,
  );
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
});
