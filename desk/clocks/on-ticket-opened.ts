import { hearWithin } from '../../platform/log/listeners.ts';
import { type BoundAgreement, promisesTo } from '../agreements/index.ts';
import { metrics } from '../agreements/rules.ts';
import { ticketOpened } from '../tickets/facts.ts';
import { clockStarted } from './facts.ts';
import { followingFrom } from './following.ts';
import { newClocks } from './new-clock.ts';
import { measures } from './scope.ts';
import { categoryPaths, goesByCategory } from './subjects.ts';

/**
 * Starts a ticket's clocks on the agreements in force then, which stay bound (domain.md §3.4): the client's at the instant the ticket was
 * first logged (for a child that was split off, its parent), Tier 1's own beside it. Imported tickets too, so that their statements can be read; nobody is warned of history.
 */
export const onTicketOpened = hearWithin(
  'on-ticket-opened',
  ticketOpened,
  async (work, facts) => {
    const clientIds = [...new Set(facts.flatMap(({ clientId }) => clientId ?? []))];
    const promises = await promisesTo(work, clientIds);
    const bounds = facts.map(({ clientId, occurredAt, payload }) => promises(clientId ?? '', occurredAt, payload.siteId));
    const asked = facts.flatMap(({ payload }, index) =>
      payload.categoryId !== null && goesByCategory((bounds[index] ?? []).map(({ agreement }) => agreement)) ? [payload.categoryId] : [],
    );
    const paths = await categoryPaths(work.sql, [...new Set(asked)]);

    for (const [index, opened] of facts.entries()) {
      const { clientId, stream, payload, occurredAt, origin } = opened;
      const { priority, assetKind, vip, categoryId } = payload;
      const subject = { priority, assetKind, vip, categoryPath: categoryId === null ? [] : (paths.get(categoryId) ?? []) };
      const isLive = origin === 'live';
      const begin = (startedAt: Temporal.Instant, isMeasured: (bound: BoundAgreement) => boolean) => {
        const clocks = (bounds[index] ?? [])
          .filter(isMeasured)
          .flatMap((bound) => newClocks(work, bound, { startedAt, subject, metrics: isLive ? metrics : historyMetrics, warns: isLive }));
        if (clocks.length === 0) return;
        work.record(
          clockStarted,
          { clientId, id: stream },
          { startedAt: startedAt.toString(), priority, clocks: [...clocks] },
          followingFrom(opened, 'clock-started'),
        );
      };
      const isOwn = ({ agreement }: BoundAgreement) => isLive && agreement.kind !== 'sla' && measures(agreement, payload);
      if (payload.startedAt === null) begin(occurredAt, (bound) => bound.agreement.kind === 'sla' || isOwn(bound));
      else {
        // A child that was split off: the client has waited since its parent was logged, a tier has had it only since now.
        begin(Temporal.Instant.from(payload.startedAt), ({ agreement }) => agreement.kind === 'sla');
        begin(occurredAt, isOwn);
      }
    }
  },
  { imported: true },
);

/** What another system's history is measured by: its messages to the requester are not told apart. */
const historyMetrics = ['response', 'resolution'] as const;
