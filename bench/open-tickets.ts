import { ticketOpened } from '../desk/tickets/facts.ts';
import type { Priority } from '../desk/tickets/rules.ts';
import { systemAuthority } from '../platform/authority.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';

/** Tickets opened in one transaction. */
const ticketsTogether = 200;

/** Many open tickets of one requester at Tier 1, alike but for their number and when they were opened. */
export interface Filling {
  readonly clientId: string;
  readonly requesterId: string;
  readonly teamId: string;
  readonly priority?: Priority;
  /** The first ticket's number counts from here, to but not including `to`. */
  readonly from: number;
  readonly to: number;
  readonly openedAt: (ticket: number) => Temporal.Instant;
}

/** Opens tickets as facts, which the desk's own listeners and `apply` turn into clocks and rows. */
export async function openTickets(place: WorkPlace, filling: Filling): Promise<void> {
  const { clientId, requesterId, teamId, priority = 4, from, to, openedAt } = filling;
  for (let begun = from; begun < to; begun += ticketsTogether)
    await inWork(place, { authority: systemAuthority, reach: '*', statementTimeoutMilliseconds: 0 }, async (work) => {
      for (let ticket = begun; ticket < Math.min(begun + ticketsTogether, to); ticket += 1)
        work.record(
          ticketOpened,
          { clientId, id: work.newId() },
          {
            number: 1_000_000 + ticket,
            reference: `INC-${1_000_000 + ticket}`,
            kind: 'incident',
            title: `Printer ${ticket} prints blank pages`,
            description: null,
            requesterId,
            requesterName: 'Kim',
            departmentId: null,
            siteId: null,
            categoryId: null,
            assetKind: null,
            impact: 3,
            urgency: 3,
            priority,
            channel: 'phone',
            state: 'new',
            tier: 1,
            teamId,
            assigneeId: null,
            externalReference: null,
          },
          { occurredAt: openedAt(ticket) },
        );
    });
}
