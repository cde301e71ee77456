import { serverNow } from '../../platform/time/server-time.ts';

/** An instant that many minutes from now, on the whole minute. */
export function inMinutes(minutes: number): string {
  return Temporal.Instant.fromEpochMilliseconds(serverNow())
    .add({ minutes })
    .round({ smallestUnit: 'minute', roundingMode: 'ceil' })
    .toString();
}

/** The next full hour of the day at this clock time in a zone, today or tomorrow. */
export function nextAt(hour: number, zone: string): string {
  const now = Temporal.Instant.fromEpochMilliseconds(serverNow()).toZonedDateTimeISO(zone);
  const today = now.startOfDay().with({ hour });
  return (Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 })).toInstant().toString();
}

/** What a field for local date and time shows for an instant: `2026-03-02T15:00`. */
export function localText(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The instant that somebody means by a local date and time; nothing while they still type. */
export function instantOf(text: string, zone: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return undefined;
  }
}
