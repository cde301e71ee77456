import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { publishCalendar as operation } from './contract.ts';
import { calendarPublished } from './facts.ts';
import { calendarEffectiveInThePast, calendarSiteChanged, siteHasCalendar } from './refusals.ts';
import { calendarsOf } from './versions.ts';

/**
 * Publishes a calendar of a client or of one of its sites, or a new version of one. Nothing that was due before is changed: tickets that
 * are open keep what they were opened under. Refuses effective dates in the past and a second calendar for a site.
 */
export const publishCalendar: Handler<typeof operation> = async (
  work,
  { clientId, calendarId, name, siteId, definition, effectiveFrom },
) => {
  const effective = effectiveFrom === undefined ? work.at : Temporal.Instant.from(effectiveFrom);
  if (Temporal.Instant.compare(effective, work.at) < 0) refuse(calendarEffectiveInThePast);
  const next = await nextVersion(work, { clientId, calendarId, siteId });

  const payload = { version: next.version, name, siteId: next.siteId, definition, effectiveFrom: effective.toString() };
  work.record(calendarPublished, { clientId, id: next.id }, payload);
  await work.flush();

  const [published] = await calendarsOf(work.sql, { clientId, calendarId: next.id, at: work.at });
  if (published === undefined) throw new Error('The calendar that was just published is not there');
  return published;
};

/** What is published: a calendar's next version, or a new calendar's first. */
async function nextVersion(
  work: Work,
  {
    clientId,
    calendarId,
    siteId,
  }: { readonly clientId: string; readonly calendarId: string | undefined; readonly siteId: string | undefined },
): Promise<{ readonly id: string; readonly version: number; readonly siteId: string | null }> {
  // One after the other: two who publish at once would both find the same next version.
  const client = await work.sql
    .selectFrom('clients.client')
    .select('client_id')
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
  if (client === undefined) return refuse(notFound);
  const standing = await work.sql
    .selectFrom('calendars.calendar_version')
    .select(['calendar_id', 'version', 'site_id'])
    .distinctOn('calendar_id')
    .where('client_id', '=', clientId)
    .orderBy('calendar_id')
    .orderBy('version', 'desc')
    .execute();
  if (calendarId !== undefined) {
    const own = standing.find((row) => row.calendar_id === calendarId);
    if (own === undefined) return refuse(notFound);
    if (siteId !== undefined && siteId !== own.site_id) refuse(calendarSiteChanged);
    return { id: calendarId, version: own.version + 1, siteId: own.site_id };
  }
  if (siteId === undefined) return { id: work.newId(), version: 1, siteId: null };

  const site = await work.sql
    .selectFrom('clients.site')
    .select('id')
    .where('client_id', '=', clientId)
    .where('id', '=', siteId)
    .executeTakeFirst();
  if (site === undefined) return refuse(notFound);
  const taken = standing.find((row) => row.site_id === siteId);
  if (taken !== undefined) refuse(siteHasCalendar, { calendarId: taken.calendar_id });
  return { id: work.newId(), version: 1, siteId };
}
