import { calendarPublished } from '../../estate/calendars/facts.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import { agreementPublished } from './facts.ts';
import { defaultReopenWorkingDays, defaultTerms, defaultWarnings } from './rules.ts';

/** A client is promised something from the first day: with its first calendar comes the standard agreement. */
export const onCalendarPublished = hearWithin(
  'on-calendar-published',
  calendarPublished,
  async (work, facts) => {
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
