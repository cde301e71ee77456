export { type BoundCalendar, boundCalendars, type CalendarKey } from './bound-calendars.ts';
