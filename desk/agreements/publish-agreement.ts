import { namesOf } from '../../estate/people/index.ts';
import type { CalendarDefinition } from '../../platform/calendar/index.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { publishAgreement as operation } from './contract.ts';
import { agreementPublished } from './facts.ts';
import { unreachable } from './reachable.ts';
import { agreementExists, agreementImpossible, agreementKindChanged, effectiveInThePast } from './refusals.ts';
import { type AgreementTerms, type Fault, faultsOf } from './rules.ts';
import { viewOf } from './view.ts';

/**
 * Publishes an agreement or a new version of one. Nothing that was promised before is changed: tickets that are open keep the version they
 * were opened under. Refuses impossible ones, effective dates in the past, and a second agreement for the same scope.
 */
export const publishAgreement: Handler<typeof operation> = async (work, { clientId, agreementId, ended, effectiveFrom, ...terms }) => {
  const effective = effectiveFrom === undefined ? work.at : Temporal.Instant.from(effectiveFrom);
  if (Temporal.Instant.compare(effective, work.at) < 0) refuse(effectiveInThePast);
  const { id, version } = await nextVersion(work, { clientId, agreementId, terms });
  const errors = [...faultsOf(terms), ...(await unknownNames(work, clientId, terms))];
  if (errors.length > 0) refuse(agreementImpossible, { errors: [...errors] });

  const payload = { version, ...terms, ended, effectiveFrom: effective.toString() };
  work.record(agreementPublished, { clientId, id }, payload);
  await work.flush();

  const [row] = await viewOf(work.sql, { clientId, agreementId: id, version });
  const names = await namesOf(work.sql, [work.actor]);
  if (row === undefined) throw new Error('The agreement that was just published is not there');
  return { ...row, publishedBy: names.get(work.actor)?.name ?? '' };
};

/** The agreement's next version; refuses another kind, an unknown agreement, and a second one for the same scope. */
async function nextVersion(
  work: Work,
  { clientId, agreementId, terms }: { readonly clientId: string; readonly agreementId: string | undefined; readonly terms: AgreementTerms },
): Promise<{ readonly id: string; readonly version: number }> {
  // One after the other: two who publish at once would both find the same next version.
  const client = await work.sql
    .selectFrom('clients.client')
    .select('client_id')
    .where('client_id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
  if (client === undefined) return refuse(notFound);
  const rows = await work.sql
    .selectFrom('agreements.agreement_version')
    .select(['agreement_id', 'version', 'kind', 'scope', 'ended'])
    .distinctOn('agreement_id')
    .where('client_id', '=', clientId)
    .orderBy('agreement_id')
    .orderBy('version', 'desc')
    .execute();
  const asked = JSON.stringify(sorted(terms.scope));
  const same = rows.find((row) => !row.ended && row.kind === terms.kind && JSON.stringify(sorted(row.scope)) === asked);
  if (same !== undefined && same.agreement_id !== agreementId) refuse(agreementExists, { agreementId: same.agreement_id });
  if (agreementId === undefined) return { id: work.newId(), version: 1 };

  const standing = rows.find((row) => row.agreement_id === agreementId);
  if (standing === undefined) return refuse(notFound);
  if (standing.kind !== terms.kind) refuse(agreementKindChanged);
  return { id: agreementId, version: standing.version + 1 };
}

function sorted(scope: unknown): unknown {
  return Object.entries(scope ?? {}).sort();
}

/** Calendars, categories and teams that this client does not have, and targets that its calendars never reach. */
async function unknownNames(work: Work, clientId: string, { calendarId, terms, scope }: AgreementTerms): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  // A site's own calendar takes the place of the one that is named.
  const calendars = await work.sql
    .selectFrom('calendars.calendar_version')
    .select(['calendar_id', 'definition'])
    .distinctOn('calendar_id')
    .where('client_id', '=', clientId)
    .where((where) => where.or([where('calendar_id', '=', calendarId), where('site_id', 'is not', null)]))
    .orderBy('calendar_id')
    .orderBy('version', 'desc')
    .execute();
  if (!calendars.some((one) => one.calendar_id === calendarId))
    faults.push({ pointer: '#/calendarId', detail: 'Name a calendar of this client.' });
  // Written from payloads that the fact's own schema had parsed.
  for (const { definition } of calendars) faults.push(...unreachable(terms, definition as CalendarDefinition, work.at));
  const categoryIds = terms.flatMap(({ categoryId }) => categoryId ?? []);
  if (categoryIds.length > 0) {
    const known = await work.sql
      .selectFrom('tickets.category')
      .select('id')
      .where('id', 'in', categoryIds)
      .where((where) => where.or([where('client_id', '=', clientId), where('client_id', 'is', null)]))
      .execute();
    const ids = new Set(known.map(({ id }) => id));
    for (const [index, { categoryId }] of terms.entries())
      if (categoryId !== undefined && !ids.has(categoryId))
        faults.push({ pointer: `#/terms/${index}/categoryId`, detail: 'Name a category of this client or of the desk.' });
  }
  if (scope.teamId !== undefined) {
    const team = await work.sql
      .selectFrom('people.team')
      .select('id')
      .where('id', '=', scope.teamId)
      .where((where) => where.or([where('client_id', '=', clientId), where('client_id', 'is', null)]))
      .executeTakeFirst();
    if (team === undefined) faults.push({ pointer: '#/scope/teamId', detail: 'Name a team that works for this client.' });
  }
  return faults;
}
