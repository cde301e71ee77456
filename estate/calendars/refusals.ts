import { z } from 'zod';
import { refusal } from '../../platform/refusal.ts';

export const calendarEffectiveInThePast = refusal({
  code: 'calendar-effective-in-the-past',
  status: 422,
  title: 'A calendar cannot take effect in the past',
  advice:
    'Choose an instant from now on, or leave it out for now. Tickets that are open keep the calendar they were opened under; to have the new version measure them too, publish it from now on and move them to it.',
});
export const siteHasCalendar = refusal({
  code: 'site-has-calendar',
  status: 409,
  title: 'This site has a calendar already',
  advice: 'Publish a new version of the calendar named in this answer: a site works by one calendar.',
  facts: z.object({ calendarId: z.string() }),
});
export const calendarSiteChanged = refusal({
  code: 'calendar-site-changed',
  status: 422,
  title: 'A calendar stays with its site',
  advice: 'Leave siteId out to publish a new version of this calendar, or leave calendarId out to publish one for the other site.',
});
export const holidaysUnknown = refusal({
  code: 'holidays-unknown',
  status: 422,
  title: 'No holidays are known for this country or region',
  advice: 'Choose one of those in known, or import holidays from an iCal file.',
  facts: z.object({ known: z.array(z.object({ code: z.string(), name: z.string() })) }),
});
export const holidayFileUnreadable = refusal({
  code: 'holiday-file-unreadable',
  status: 422,
  title: 'The file cannot be read as an iCal calendar',
  advice: 'Send an .ics file as calendar programs export it, which begins with BEGIN:VCALENDAR. Detail says where reading ended.',
  facts: z.object({ detail: z.string() }),
});
export const holidayFileTooLarge = refusal({
  code: 'holiday-file-too-large',
  status: 413,
  title: 'The file holds more than holidays',
  advice: 'Export holidays alone, or fewer years. The limits come with this answer.',
  facts: z.object({ mostBytes: z.int(), mostHolidays: z.int() }),
});
