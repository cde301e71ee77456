import { z } from 'zod';
import { calendarDefinition, calendarHoliday, outOfReach } from '../../platform/calendar/index.ts';
import { operation } from '../../platform/operation.ts';
import { instant, line, timeZone } from '../../platform/wire.ts';
import {
  calendarEffectiveInThePast,
  calendarSiteChanged,
  holidayFileTooLarge,
  holidayFileUnreadable,
  holidaysUnknown,
  siteHasCalendar,
} from './refusals.ts';

const year = z.coerce.number().int().min(1970).max(2200);
const country = z.string().regex(/^[A-Z]{2}$/, { error: 'Write the country as two capital letters, such as DE' });

/** One version of a calendar. */
export const calendarVersion = z.object({
  version: z.number().int(),
  name: z.string(),
  definition: calendarDefinition,
  /** The definition in one line. */
  words: z.string(),
  effectiveFrom: instant,
  publishedBy: z.string(),
  publishedAt: instant,
  /** The one that counts now. */
  current: z.boolean(),
});

/** A calendar of a client or of one of its sites; the newest version first. */
export const calendarView = z.object({
  calendarId: z.uuid(),
  clientId: z.uuid(),
  name: z.string(),
  siteId: z.uuid().nullable(),
  siteName: z.string().nullable(),
  versions: z.array(calendarVersion),
});

export const publishCalendar = operation({
  name: 'publishCalendar',
  summary: 'Publish a calendar, or a new version of one',
  description:
    'Without calendarId a new calendar, of a site when siteId is given. Tickets that are open keep the versions they were opened under until they are moved.',
  method: 'POST',
  path: '/clients/:clientId/calendars',
  permission: 'agreement.manage',
  input: z.strictObject({
    clientId: z.uuid(),
    calendarId: z.uuid().optional(),
    name: line(80),
    siteId: z.uuid().optional(),
    definition: calendarDefinition,
    /** From now on when left out. */
    effectiveFrom: instant.optional(),
  }),
  reply: calendarView,
  refusals: [calendarEffectiveInThePast, siteHasCalendar, calendarSiteChanged],
});

export const listCalendars = operation({
  name: 'listCalendars',
  summary: 'List the calendars of a client with their versions',
  description: 'Of each calendar the newest version first, at most 50 of them.',
  method: 'GET',
  path: '/clients/:clientId/calendars',
  permission: 'clock.read',
  input: z.strictObject({ clientId: z.uuid() }),
  reply: z.object({ items: z.array(calendarView) }),
  refusals: [],
});

export const exportCalendar = operation({
  name: 'exportCalendar',
  summary: 'Export a calendar as iCal',
  description: 'The version in force, or the one named: working hours as weekly events, holidays as events of a day or a part of one.',
  method: 'GET',
  path: '/clients/:clientId/calendars/:calendarId/ical',
  permission: 'clock.read',
  givesBytes: true,
  input: z.strictObject({ clientId: z.uuid(), calendarId: z.uuid(), version: z.coerce.number().int().min(1).optional() }),
  reply: z.null(),
  refusals: [],
});

const place = z.object({ code: z.string(), name: z.string() });

export const listHolidayPlaces = operation({
  name: 'listHolidayPlaces',
  summary: 'List the countries whose holidays are known, or the regions of one',
  description: 'A region that lies in another is written behind it: BY-A. Data: date-holidays, CC BY-SA 3.0.',
  method: 'GET',
  path: '/holiday-places',
  permission: 'agreement.manage',
  input: z.strictObject({ country: country.optional() }),
  reply: z.object({ items: z.array(place) }),
  refusals: [holidaysUnknown],
});

/** A holiday as a country or a file knows it, before anybody has taken it into a calendar. */
export const knownHoliday = calendarHoliday.safeExtend({
  name: z.string(),
  kind: z.enum(['public', 'bank', 'optional', 'school', 'observance']),
});

export const previewHolidays = operation({
  name: 'previewHolidays',
  summary: 'Show the holidays of a country or region in some years',
  description:
    'Nothing is saved: take those that close the desk into a calendar. A holiday that begins or ends within a day closes a part of it. Data: date-holidays, CC BY-SA 3.0.',
  method: 'GET',
  path: '/holidays',
  permission: 'agreement.manage',
  input: z.strictObject({
    country,
    region: z
      .string()
      .regex(/^[A-Za-z0-9]{1,10}(-[A-Za-z0-9]{1,10})?$/, { error: 'Write the region as listHolidayPlaces does, such as BY or BY-A' })
      .optional(),
    firstYear: year,
    /** At most ten years, the first among them; one when left out. */
    years: z.coerce.number().int().min(1).max(10).default(1),
  }),
  reply: z.object({ items: z.array(knownHoliday) }),
  refusals: [holidaysUnknown],
});

export const importHolidays = operation({
  name: 'importHolidays',
  summary: 'Read holidays from an iCal file',
  description:
    'The body is the .ics file. Nothing is saved: take what closes the desk into a calendar. Events of a day close it, events with times a part of it, in the zone given; repeating ones are followed through the years asked for.',
  method: 'POST',
  path: '/holidays/ical',
  permission: 'agreement.manage',
  takesBytes: true,
  input: z.strictObject({ zone: timeZone, firstYear: year, years: z.coerce.number().int().min(1).max(10).default(1) }),
  reply: z.object({
    items: z.array(calendarHoliday),
    /** Events that became no holiday, and why; the first of them. */
    leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
  }),
  refusals: [holidayFileUnreadable, holidayFileTooLarge],
});

/** One step of an explanation, with its sentence. */
export const clockStep = z.object({
  kind: z.enum(['opened', 'worked', 'closed', 'clocks-changed', 'version', 'left-out', 'reached']),
  from: instant,
  to: instant,
  /** Working seconds that counted in this step. */
  seconds: z.number().int(),
  words: z.string(),
});

export const simulateClock = operation({
  name: 'simulateClock',
  summary: 'Say when something would be due on a calendar, and why',
  description: 'By a calendar of the client with all its versions, or by a definition that nobody has published.',
  method: 'POST',
  path: '/clients/:clientId/clock-simulations',
  permission: 'clock.read',
  readOnly: true,
  input: z.strictObject({
    clientId: z.uuid(),
    openedAt: instant,
    /** A year of minutes at most, as in agreements. */
    minutes: z.number().int().min(0).max(525_600),
    calendar: z.union([z.strictObject({ calendarId: z.uuid() }), z.strictObject({ definition: calendarDefinition })], {
      error: 'Name a published calendar as {"calendarId": …} or give one as {"definition": …}',
    }),
  }),
  reply: z.object({ dueAt: instant, zone: z.string(), steps: z.array(clockStep) }),
  refusals: [outOfReach],
});
