import { z } from 'zod';

/** A calendar month, `2026-03`. */
export const month = z
  .string()
  .regex(/^(19[7-9]\d|2\d{3})-(0[1-9]|1[0-2])$/, { error: 'Write the month as 2026-03' })
  .meta({ description: 'A month, YYYY-MM, in the client’s own zone' });

/** A stretch of time, `[from, until)`. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** A month as its zone lives it: from its first day's first instant to the next month's, however many hours that is. */
export function monthSpan(name: string, zone: string): Span {
  const first = Temporal.PlainYearMonth.from(name);
  const begins = (of: Temporal.PlainYearMonth) => of.toPlainDate({ day: 1 }).toZonedDateTime(zone).toInstant();
  return { from: begins(first), until: begins(first.add({ months: 1 })) };
}
