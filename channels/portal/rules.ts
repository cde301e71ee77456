/** A link is good for this long at most: longer than nearly every ticket lives. */
export const goodForDays = 90;

/** Once its ticket is over, closed or cancelled, a link shows it for this long. */
export const goodAfterEndDays = 30;

/** What a link's life is decided on. */
export interface LinkStanding {
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly revokedAt: Temporal.Instant | null;
  /** When its ticket was closed or cancelled. */
  readonly ticketEndedAt: Temporal.Instant | null;
}

/** A handoff is read within days; its link is good for this long unless whoever makes it says otherwise, at most as long as any. */
export const handoffGoodForDays = 14;

/** When a link made now ends if nothing happens. */
export function expiryOf(at: Temporal.Instant, days = goodForDays): Temporal.Instant {
  return at.add({ hours: 24 * days });
}

/** When a link ends by itself. One that is made for a ticket already over is good for its days from then on. */
export function endOf({ createdAt, expiresAt, ticketEndedAt }: Omit<LinkStanding, 'revokedAt'>): Temporal.Instant {
  if (ticketEndedAt === null) return expiresAt;
  const later = Temporal.Instant.compare(createdAt, ticketEndedAt) > 0 ? createdAt : ticketEndedAt;
  const end = later.add({ hours: 24 * goodAfterEndDays });
  return Temporal.Instant.compare(end, expiresAt) < 0 ? end : expiresAt;
}

/** Whether a link still opens its ticket. */
export function isGood(link: LinkStanding, at: Temporal.Instant): boolean {
  return link.revokedAt === null && Temporal.Instant.compare(at, endOf(link)) < 0;
}
