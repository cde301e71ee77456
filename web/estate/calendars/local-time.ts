/** What a field for local date and time shows for an instant in a zone: `2026-03-02T15:00`. */
export function localText(instant: Temporal.Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The instant that somebody means by a local date and time of a zone; nothing while they still type. */
export function instantIn(zone: string, text: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return undefined;
  }
}
