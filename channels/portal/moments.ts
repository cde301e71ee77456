import { say } from './words.ts';

/** Instants as a requester reads them: in the own zone, the day only where it is not today. English, 24 hours. */
export interface Moments {
  /** “15:00”, “tomorrow, 15:00”, “Mon 2 March, 15:00”: after a word like “by”. */
  by(instant: Temporal.Instant): string;
  /** “today, 15:00”: standing alone. */
  on(instant: Temporal.Instant): string;
  /** “Berlin time”, or “UTC”. */
  readonly zone: string;
}

const locale = 'en-GB';

/** Tells time in a zone as it is read at `now`. */
export function momentsIn(zone: string, now: Temporal.Instant): Moments {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const tell = (instant: Temporal.Instant, onToday: (time: string) => string): string => {
    const local = instant.toZonedDateTimeISO(zone);
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    const days = today.until(local.toPlainDate(), { largestUnit: 'days' }).days;
    if (days === 0) return onToday(time);
    if (days === 1) return say('time.tomorrow', { time });
    if (days === -1) return say('time.yesterday', { time });
    const year = local.year === today.year ? {} : ({ year: 'numeric' } as const);
    const day = local.toPlainDate().toLocaleString(locale, { weekday: 'short', day: 'numeric', month: 'long', ...year });
    return say('time.day', { day: day.replaceAll(',', ''), time });
  };
  return {
    by: (instant) => tell(instant, (time) => time),
    on: (instant) => tell(instant, (time) => say('time.today', { time })),
    zone: zoneWords(zone),
  };
}

/** A zone as people say it: the city's time. Zones without a city go by their own name. */
function zoneWords(zone: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return zone.includes('/') && !zone.startsWith('Etc/') ? say('time.zone', { city }) : city;
}

/** “12 minutes”, “3 hours”, “2 days”: how late something was, never as nothing. */
export function howLong(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return counted(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? counted(hours, 'hour') : counted(Math.round(hours / 24), 'day');
}

function counted(count: number, unit: 'minute' | 'hour' | 'day'): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
