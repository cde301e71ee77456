import { module, serve, serveApart } from '../../platform/module.ts';
import { apply } from './apply.ts';
import * as contract from './contract.ts';
import { exportCalendar } from './export-calendar.ts';
import { calendarPublished } from './facts.ts';
import { importHolidays } from './import-holidays.ts';
import { listCalendars } from './list-calendars.ts';
import { listHolidayPlaces } from './list-holiday-places.ts';
import { onClientOpened } from './on-client-opened.ts';
import { previewHolidays } from './preview-holidays.ts';
import { publishCalendar } from './publish-calendar.ts';
import { simulateClock } from './simulate-clock.ts';

export const calendars = module({
  name: 'calendars',
  floor: 'estate',
  needs: ['clients', 'people', 'files'],
  folder: import.meta.dirname,
  schema: 'calendars',
  tells: [calendarPublished],
  apply,
  serves: [
    serve(contract.publishCalendar, publishCalendar),
    serve(contract.listCalendars, listCalendars),
    serve(contract.exportCalendar, exportCalendar),
    serve(contract.listHolidayPlaces, listHolidayPlaces),
    serve(contract.previewHolidays, previewHolidays),
    serveApart(contract.importHolidays, importHolidays),
    serve(contract.simulateClock, simulateClock),
  ],
  hears: { within: [onClientOpened] },
});
