import type Holidays from 'date-holidays';
import type { CalendarHoliday } from '../../platform/calendar/index.ts';
import { refuse } from '../../platform/refusal.ts';
import { partsOf } from './parts-of.ts';
import { holidaysUnknown } from './refusals.ts';

/** A holiday as a country knows it, whole or in part, and what kind of day it is there. */
export interface KnownHoliday extends CalendarHoliday {
  readonly name: string;
  readonly kind: 'public' | 'bank' | 'optional' | 'school' | 'observance';
}

/** Names are asked for in English; what has none keeps that of its country. */
const language = 'en';

/** The countries of the library's data, or the regions of one with those inside them (`BY-A`). Refuses a country that it does not know. */
export async function holidayPlaces(country?: string): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const library = new (await load())();
  if (country === undefined) return byName(Object.entries(library.getCountries(language)));
  if (!(country in library.getCountries()))
    return refuse(holidaysUnknown, { known: byName(Object.entries(library.getCountries(language))) });
  const states = Object.entries(library.getStates(country, language) ?? {});
  return byName(
    states.flatMap(([state, name]) => [
      [state, name] as const,
      ...Object.entries(library.getRegions(country, state, language) ?? {}).map(
        ([region, inside]) => [`${state}-${region}`, `${name}: ${inside}`] as const,
      ),
    ]),
  );
}

/**
 * The holidays of a country or region in some years, in order of time. What lasts over midnight is told date by date, what begins or ends
 * within a day as a part of it. Refuses a country or region that the data does not know.
 */
export async function holidaysOfPlace(
  { country, region }: { readonly country: string; readonly region?: string | undefined },
  years: readonly number[],
): Promise<readonly KnownHoliday[]> {
  const regions = await holidayPlaces(country);
  if (region !== undefined && !regions.some(({ code }) => code === region)) return refuse(holidaysUnknown, { known: [...regions] });
  const [state = '', inside = ''] = region?.split('-') ?? [];
  // In UTC a date has 24 hours, so that lengths are those of wall clocks.
  const library = new (await load())(country, state, inside, { timezone: 'UTC' });
  return years
    .flatMap((year) => library.getHolidays(year, language))
    .flatMap(datesOf)
    .toSorted((one, other) => `${one.date} ${one.from ?? ''}`.localeCompare(`${other.date} ${other.from ?? ''}`));
}

/** The data of some hundred countries is read when somebody first asks for it. */
async function load(): Promise<typeof Holidays> {
  return (await import('date-holidays')).default;
}

function byName(entries: readonly (readonly [string, string])[]): { code: string; name: string }[] {
  return entries.map(([code, name]) => ({ code, name })).toSorted((one, other) => one.name.localeCompare(other.name, language));
}

/** The dates that a holiday covers. The library writes where it begins as local text; its length is taken from its two instants. */
function datesOf({ date, start, end, name, type }: ReturnType<Holidays['getHolidays']>[number]): readonly KnownHoliday[] {
  const begins = Temporal.PlainDateTime.from(date.slice(0, 19).replace(' ', 'T'));
  const ends = begins.add({ minutes: Math.round((end.getTime() - start.getTime()) / 60_000) });
  return partsOf(begins, ends).map((part) => ({ ...part, name, kind: type }));
}
