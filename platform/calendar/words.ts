import type { CalendarDefinition } from './definition.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const short: Readonly<Record<(typeof weekdays)[number], string>> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

/** A calendar in one line, as the clock ribbon shows it: `Mon–Fri 08:00–18:00, Sat 09:00–12:00 (Europe/Berlin)`. */
export function calendarWords({ zone, week, holidays }: CalendarDefinition): string {
  const runs: { readonly first: (typeof weekdays)[number]; last: (typeof weekdays)[number]; readonly hours: string }[] = [];
  let previous: string | undefined;
  for (const weekday of weekdays) {
    const hours = (week[weekday] ?? []).map(([from, to]) => `${from}–${to}`).join(' and ');
    const run = runs.at(-1);
    if (hours !== '' && hours === previous && run !== undefined) run.last = weekday;
    else if (hours !== '') runs.push({ first: weekday, last: weekday, hours });
    previous = hours;
  }
  const days = runs.map(({ first, last, hours }) => `${first === last ? short[first] : `${short[first]}–${short[last]}`} ${hours}`);
  return `${days.join(', ')} (${zone})${holidays.length > 0 ? `, ${holidays.length} holidays` : ''}`;
}
