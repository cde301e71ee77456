/**
 * An instant as its reader’s own clock shows it, the zone named: “Mon 2 March, 15:00 (Chicago time)”. The day always, since it is read
 * on another one than it was written.
 */
export function theirTime(instant: Temporal.Instant, zone: string): string {
  const local = instant.toZonedDateTimeISO(zone);
  const day = local.toPlainDate().toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'long' }).replaceAll(',', '');
  return `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })} (${zoneName(zone)})`;
}

/** A zone as people say it: the city’s time. Zones without a city go by their own name. */
function zoneName(zone: string): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return zone.includes('/') && !zone.startsWith('Etc/') ? `${city} time` : city;
}
