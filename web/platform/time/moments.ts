const day = 24 * 60 * 60 * 1_000;

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

export interface HowToShow {
  readonly language: string;
  readonly zone: string;
  /** The zone of the client. When clocks there show something else than the viewer's, the viewer's zone is named. */
  readonly homeZone?: string | undefined;
  readonly now: number;
}

/** An instant in the viewer's zone: the time alone on the same day, else the date too; the year only when it is another. */
export function momentText(at: string, { language, zone, homeZone, now }: HowToShow): string {
  const instant = Date.parse(at);
  const date = (value: number) => format(language, { timeZone: zone, dateStyle: 'short' }).format(value);
  const year = (value: number) => format(language, { timeZone: zone, year: 'numeric' }).format(value);
  const sameDay = date(instant) === date(now);
  const foreign = homeZone !== undefined && offsetAt(instant, homeZone) !== offsetAt(instant, zone);
  return format(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(!sameDay && { day: 'numeric', month: 'short' }),
    ...(year(instant) !== year(now) && { year: 'numeric' }),
    ...(foreign && { timeZoneName: 'short' }),
  }).format(instant);
}

/** An instant in whole, in UTC, for the tooltip. */
export function utcText(at: string): string {
  return `${new Date(Date.parse(at)).toISOString().replace('T', ' ').slice(0, 19)} UTC`;
}

/** How far away, `in 32 min.` or `5 min. ago`; nothing beyond a day, where the date says more. */
export function distanceText(at: string, { language, now }: Pick<HowToShow, 'language' | 'now'>): string | undefined {
  const away = Date.parse(at) - now;
  if (Math.abs(away) >= day) return undefined;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const minutes = Math.trunc(away / 60_000);
  if (minutes === 0) return words.format(0, 'second');
  return Math.abs(minutes) < 60 ? words.format(minutes, 'minute') : words.format(Math.trunc(minutes / 60), 'hour');
}

function offsetAt(instant: number, zone: string): string {
  return (
    format('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(instant)
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  );
}
