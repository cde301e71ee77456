/** Reads dates as the map says they are written. */
export interface DateReader {
  /** The instant, or undefined when the text is not a date of that form or not a date at all. */
  read(text: string): Temporal.Instant | undefined;
}

const fields = {
  yyyy: { pattern: '(\\d{4})', field: 'year' },
  MM: { pattern: '(\\d{2})', field: 'month' },
  M: { pattern: '(\\d{1,2})', field: 'month' },
  dd: { pattern: '(\\d{2})', field: 'day' },
  d: { pattern: '(\\d{1,2})', field: 'day' },
  HH: { pattern: '(\\d{2})', field: 'hour' },
  H: { pattern: '(\\d{1,2})', field: 'hour' },
  mm: { pattern: '(\\d{2})', field: 'minute' },
  m: { pattern: '(\\d{1,2})', field: 'minute' },
  ss: { pattern: '(\\d{2})', field: 'second' },
  s: { pattern: '(\\d{1,2})', field: 'second' },
} as const;

/**
 * A reader for one form of date in one time zone. Wall times that daylight saving skips count as an hour later, repeated ones as
 * the first (Temporal's `compatible`).
 */
export function dateReader(format: string, zone: string): DateReader {
  const names: string[] = [];
  const pattern = format.replaceAll(/yyyy|MM?|dd?|HH?|mm?|ss?|[^\w]|\w/g, (token) => {
    if (!(token in fields)) return RegExp.escape(token);
    const { pattern, field } = fields[token as keyof typeof fields]; // The line above has seen to it.
    names.push(field);
    return pattern;
  });
  const whole = new RegExp(`^${pattern}$`);
  return {
    read: (text) => {
      const match = whole.exec(text);
      if (match === null) return undefined;
      const parts = Object.fromEntries(names.map((name, index) => [name, Number(match[index + 1])]));
      try {
        const { year = Number.NaN, month = Number.NaN, day = Number.NaN, hour = 0, minute = 0, second = 0 } = parts;
        const wall = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' });
        return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
      } catch (error) {
        if (error instanceof RangeError || error instanceof TypeError) return undefined;
        throw error;
      }
    },
  };
}
