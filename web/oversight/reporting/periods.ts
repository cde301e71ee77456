/** What people look back over, by month in the viewer's zone, or the days up to now. */
export const periods = ['thisMonth', 'lastMonth', 'days90'] as const;
export type Period = (typeof periods)[number];

/** A period as instants: from its first one up to the one after its last. */
export function spanOf(period: Period, zone: string, now: number): { readonly from: string; readonly until: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const monthStart = local.with({ day: 1 }).startOfDay();
  const tomorrow = local.add({ days: 1 }).startOfDay();
  if (period === 'lastMonth') return { from: iso(monthStart.subtract({ months: 1 })), until: iso(monthStart) };
  return { from: iso(period === 'thisMonth' ? monthStart : tomorrow.subtract({ days: 90 })), until: iso(tomorrow) };
}

const iso = (moment: Temporal.ZonedDateTime): string => moment.toInstant().toString();
