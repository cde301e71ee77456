import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkingSeconds } from '../../platform/calendar/index.ts';
import { openDesk } from '../../test/desk.ts';
import { calendarPublished } from './facts.ts';
import { boundCalendars } from './index.ts';

const hours = 3_600;
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

test('a client works Monday to Friday from the first day, and a later version counts from its date, for whoever is bound to it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  const first = await desk.asDesk((work) =>
    work.sql.selectFrom('calendars.calendar_version').select('calendar_id').where('client_id', '=', clientId).executeTakeFirstOrThrow(),
  );
  const mornings = { zone: 'UTC', week: { mon: [['08:00', '12:00'] as [string, string]] }, holidays: [] };
  await desk.asDesk(async (work) =>
    work.record(
      calendarPublished,
      { clientId, id: first.calendar_id },
      { version: 2, name: 'Mornings', siteId: null, definition: mornings, effectiveFrom: '2026-03-09T00:00:00Z' },
    ),
  );
  const bound = (version: number) =>
    desk.asDesk(async (work) => (await boundCalendars(work.sql, [{ client_id: clientId, calendar_id: first.calendar_id, version }]))[0]);

  const [before, after, never] = [await bound(1), await bound(2), await bound(3)];

  const due = (calendar: typeof before) =>
    calendar && addWorkingSeconds(calendar.calendar, at('2026-03-06T17:00:00Z'), 3 * hours).toString();
  assert.equal(due(before), '2026-03-09T10:00:00Z');
  assert.equal(due(after), '2026-03-09T10:00:00Z');
  const later = (calendar: typeof before) =>
    calendar && addWorkingSeconds(calendar.calendar, at('2026-03-09T11:00:00Z'), 2 * hours).toString();
  assert.equal(later(before), '2026-03-09T13:00:00Z');
  assert.equal(later(after), '2026-03-16T09:00:00Z');
  assert.equal(never, undefined);
});
