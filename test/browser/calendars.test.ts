import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDeskInBrowser, phone } from './desk-in-browser.ts';
import { listenForErrors } from './screen-checks.ts';

const desk = await openDeskInBrowser();
const cast = await desk.hireCast();

test('Dana changes working hours and holidays, sees at once what becomes due when, and publishes', async () => {
  const page = await desk.signedIn(cast.dana.email);
  const errors = listenForErrors(page);
  await page.goto(`/admin/clients/${cast.northgateId}`);
  await page.getByRole('link', { name: 'Open calendars and simulator' }).click();
  await page.getByLabel('Monday', { exact: true }).fill('9-12, 13-17');
  await page.getByRole('button', { name: 'Work like Monday until Friday' }).click();
  await page.getByLabel('Friday', { exact: true }).fill('22-6');
  await page.getByLabel('Time zone').selectOption('Europe/Berlin');

  // Monday noon, four hours: an hour of lunch, and four in the afternoon.
  await page.getByLabel('Opened (Europe/Berlin)').fill('2027-03-01T12:00');
  await page.getByLabel('Target in working hours').fill('4');
  await page.getByText('Due 2027-03-01 17:00 (Europe/Berlin)').waitFor();
  await page.getByText('Mon 1 Mar 2027, 12:00 to 13:00: closed.').waitFor();

  // A holiday by hand puts it off until Tuesday.
  await page.getByLabel('Date', { exact: true }).fill('2027-03-01');
  await page.getByLabel('What day it is').fill('Founders’ Day');
  await page.getByRole('button', { name: 'Add holiday' }).click();
  await page.getByText('Due 2027-03-02 14:00 (Europe/Berlin)').waitFor();
  await page.getByText('Holidays: Mon 1 Mar 2027 (Founders’ Day).').waitFor();

  // Bavaria's public holidays.
  await page.getByText('Holidays of a country or region').click();
  await page.getByLabel('Country').selectOption('DE');
  await page.getByLabel('Region').selectOption('BY');
  await page.getByLabel('First year').fill('2027');
  await page.getByText('2027-01-06 · Epiphany · public').waitFor();
  await page.getByRole('button', { name: /^Take \d+ holidays$/ }).click();
  await page.getByRole('button', { name: 'Remove 2027-01-06' }).waitFor();

  // The company's own days, from a file.
  await page.getByText('Holidays of an iCal file').click();
  const year = new Date().getUTCFullYear() + 1;
  const event = ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Inventory', `DTSTART;VALUE=DATE:${year}0630`, 'END:VEVENT'];
  const file = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from(file) });
  await page.getByText('1 holiday was taken into the calendar.').waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'letter.ics', mimeType: 'text/calendar', buffer: Buffer.from('Dear desk') });
  await page.getByText('The file cannot be read as an iCal calendar').waitFor();

  await page.getByRole('button', { name: 'Publish calendar' }).click();
  await page.getByText('Version 2, in force').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Version 2 as iCal' }).click()]);
  assert.equal(download.suggestedFilename(), 'Working hours.ics');
  assert.deepEqual(errors, []);
});

test('what cannot be read or lies in the past is said beside it, and nothing is published', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto(`/admin/clients/${cast.northgateId}/calendars`);
  await page.getByRole('button', { name: 'New calendar' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Night shift');
  await page.getByLabel('Monday', { exact: true }).fill('nine to five');
  await page.getByText('Write spans as 09:00–17:00, with commas between them.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Publish calendar' }).isDisabled());

  await page.getByLabel('Monday', { exact: true }).fill('9-17, 16-18');
  await page.getByRole('button', { name: 'Publish calendar' }).click();
  await page
    .getByText(/09:00 to 17:00 and Monday 16:00 to 18:00 overlap/)
    .first()
    .waitFor();

  await page.getByLabel('Monday', { exact: true }).fill('22-6');
  await page.getByLabel(/^Counts from/).fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Publish calendar' }).click();
  await page.getByText('A calendar cannot take effect in the past').waitFor();

  await page.getByLabel(/^Counts from/).fill('');
  await page.getByRole('button', { name: 'Publish calendar' }).click();
  await page.getByText('Night shift is published.').waitFor();
});

test('hours are drawn and moved on a day’s bar, taken back, and simulated as a P2 on all published versions', async () => {
  const page = await desk.signedIn(cast.dana.email);
  await page.goto(`/admin/clients/${cast.northgateId}/calendars`);
  const saturday = page.getByLabel('Saturday', { exact: true });
  await saturday.waitFor();
  const bar = page.locator('[data-day="sat"]');
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  assert.ok(box);
  const drag = async (from: number, to: number) => {
    await page.mouse.move(box.x + (box.width * from) / 24, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + (box.width * to) / 24, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
  };

  await drag(9, 13);
  const drawn = await saturday.inputValue();
  await drag(13, 15.5);
  const longer = await saturday.inputValue();
  await page.getByRole('button', { name: 'Undo the last drag' }).click();

  assert.deepEqual([drawn, longer, await saturday.inputValue()], ['09:00–13:00', '09:00–15:30', '09:00–13:00']);
  await page.getByLabel('Opened as').selectOption('P2');
  await page.getByText('480 working minutes by Standard, version 1.').waitFor();
  await page.getByLabel('By', { exact: true }).selectOption('All published versions, each from its date on');
  await page.getByText(/^Due /).waitFor();
});

test('hours are drawn and moved by a finger on a phone, while a finger going up or down scrolls the page', async () => {
  const page = await desk.signedIn(cast.dana.email, { ...phone, touch: true });
  await page.goto(`/admin/clients/${cast.northgateId}/calendars`);
  const sunday = page.getByLabel('Sunday', { exact: true });
  await sunday.waitFor();
  const bar = page.locator('[data-day="sun"]');
  await bar.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await bar.boundingBox();
  assert.ok(box);
  const { x, y, width, height } = box;
  const finger = await page.context().newCDPSession(page);
  const at = (hour: number, below = 0) => [{ x: x + (width * hour) / 24, y: y + height / 2 + below }];
  const swipe = async (points: readonly ReturnType<typeof at>[]) => {
    const [first, ...rest] = points;
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: first ?? [] });
    for (const touchPoints of rest) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };

  await swipe([at(8), at(10), at(12), at(14)]);
  const drawn = await sunday.inputValue();
  // A finger takes hold of an end from beside it.
  await swipe([at(14.3), at(16), at(18)]);
  const longer = await sunday.inputValue();
  await swipe([at(20), at(20, -40), at(20, -120), at(20, -200)]);

  assert.deepEqual([drawn, longer, await sunday.inputValue()], ['08:00–14:00', '08:00–18:00', '08:00–18:00']);
});
