import type { z } from 'zod';
import { calendarPublished } from '../../estate/calendars/facts.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { agreementPublished } from './facts.ts';
import { unreachable } from './reachable.ts';
import { agreementImpossible } from './refusals.ts';
import { type AgreementTerms, defaultReopenWorkingDays, defaultTerms, defaultWarnings } from './rules.ts';

/** A client is promised something from the first day: with its first calendar comes the standard agreement. */
export const onCalendarPublished = hearWithin(
  'on-calendar-published',
  calendarPublished,
  async (work, facts) => {
    await mustReachTargets(work, facts);
    const first = facts.filter(({ payload }) => payload.version === 1 && payload.siteId === null);
    if (first.length === 0) return;
    const promised = await work.sql
      .selectFrom('agreements.agreement_version')
      .select('client_id')
      .distinct()
      .where(
        'client_id',
        'in',
        first.flatMap(({ clientId }) => clientId ?? []),
      )
      .execute();
    const known = new Set<string | null>(promised.map((row) => row.client_id));
    for (const { clientId, stream: calendarId, payload, occurredAt } of first) {
      if (known.has(clientId)) continue;
      known.add(clientId);
      work.record(
        agreementPublished,
        { clientId, id: work.newId() },
        {
          version: 1,
          name: 'Standard',
          kind: 'sla',
          scope: {},
          calendarId,
          terms: [...defaultTerms],
          warnings: [...defaultWarnings],
          pauses: [],
          reopenWorkingDays: defaultReopenWorkingDays,
          ended: false,
          effectiveFrom: payload.effectiveFrom,
        },
        { occurredAt },
      );
    }
  },
  { imported: true },
);

/** A calendar on which a standing agreement's target is never reached would let no ticket be opened: it is refused as it is published. */
async function mustReachTargets(work: Work, facts: readonly RecordedFact<z.output<typeof calendarPublished.payload>>[]) {
  const live = facts.filter(({ origin, payload }) => origin === 'live' && (payload.version > 1 || payload.siteId !== null));
  if (live.length === 0) return;
  const rows = await work.sql
    .selectFrom('agreements.agreement_version')
    .select(['client_id', 'agreement_id', 'calendar_id', 'terms', 'ended'])
    .distinctOn(['client_id', 'agreement_id'])
    .where(
      'client_id',
      'in',
      live.flatMap(({ clientId }) => clientId ?? []),
    )
    .orderBy('client_id')
    .orderBy('agreement_id')
    .orderBy('version', 'desc')
    .execute();
  for (const { clientId, stream, payload, occurredAt } of live) {
    const own = rows.filter((row) => row.client_id === clientId && !row.ended && (payload.siteId !== null || row.calendar_id === stream));
    // Written from payloads that the fact's own schema had parsed.
    const errors = own.flatMap(({ terms }) => unreachable(terms as AgreementTerms['terms'], payload.definition, occurredAt));
    if (errors.length > 0) refuse(agreementImpossible, { errors: [...errors] });
  }
}
