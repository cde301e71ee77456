import type { z } from 'zod';
import type { listCalendars } from '../../../estate/calendars/contract.ts';
import type { CalendarDefinition, CalendarHoliday } from '../../../platform/calendar/definition.ts';
import { type WeekText, weekOf, weekText } from './week-text.ts';

export type CalendarShown = z.output<typeof listCalendars.reply>['items'][number];

/** A calendar while somebody edits it. */
export interface CalendarDraft {
  readonly calendarId: string | undefined;
  readonly name: string;
  readonly siteId: string;
  readonly zone: string;
  readonly week: WeekText;
  readonly holidays: readonly CalendarHoliday[];
}

/** A published calendar as it is edited: its newest version. */
export function draftOf({ calendarId, siteId, versions }: CalendarShown): CalendarDraft | undefined {
  const [newest] = versions;
  if (newest === undefined) return undefined;
  const { zone, week, holidays } = newest.definition;
  return { calendarId, name: newest.name, siteId: siteId ?? '', zone, week: weekText(week), holidays };
}

/** A calendar that nobody has published yet. */
export function newDraft(zone: string): CalendarDraft {
  const day = '08:00–18:00';
  return {
    calendarId: undefined,
    name: '',
    siteId: '',
    zone,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: '', sun: '' },
    holidays: [],
  };
}

/** What the draft would be published as; nothing while it cannot be read, or while nobody would work. */
export function definitionOf({ zone, week, holidays }: CalendarDraft): CalendarDefinition | undefined {
  const read = weekOf(week);
  return read === undefined || Object.keys(read).length === 0 ? undefined : { zone, week: read, holidays: [...holidays] };
}

/** Holidays with some more, in order of time; what stands there already is not taken twice. */
export function withHolidays(holidays: readonly CalendarHoliday[], more: readonly CalendarHoliday[]): readonly CalendarHoliday[] {
  const keyOf = ({ date, from, to }: CalendarHoliday): string => `${date} ${from ?? ''} ${to ?? ''}`;
  const byKey = new Map([...more, ...holidays].map((holiday) => [keyOf(holiday), holiday]));
  return [...byKey.entries()].toSorted(([one], [other]) => one.localeCompare(other)).map(([, holiday]) => holiday);
}
