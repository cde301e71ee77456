import type { Handler } from '../../platform/module.ts';
import { notFound, refuse, versionConflict } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { mergeTickets as operation } from './contract.ts';
import { ticketCancelled, ticketMerged, ticketsMerged } from './facts.ts';
import { decideMerge, type TicketStanding } from './rules.ts';
import { ticketsForUpdate, versionAfter } from './standing.ts';

/**
 * Merges tickets that are the same into the one that stays. They are cancelled as duplicates and their numbers lead to it for ever, those
 * of what had been merged into them too; what was said on them stays on them and is read there. No start moves: the clocks hear the
 * earliest one and begin anew from it.
 */
export const mergeTickets: Handler<typeof operation> = async (work, { ticketId, sources: asked }, { ifMatch }) => {
  const found = await ticketsForUpdate(work, [ticketId, ...asked]);
  const stay = found.find((one) => one.ticketId === ticketId);
  const sources = [...new Set(asked)].flatMap((id) => found.find((one) => one.ticketId === id) ?? []);
  if (stay === undefined || sources.length < new Set(asked).size) return refuse(notFound);
  // A ticket of another client answers like one that is not there, whatever else this person may see.
  if (sources.some(({ clientId }) => clientId !== stay.clientId)) return refuse(notFound);
  if (ifMatch !== undefined && ifMatch !== stay.version) refuse(versionConflict);

  const merging = decideMerge(stay, sources);
  const before = await mergedInto(work, merging);
  const startedAt = await earliestStart(work, [stay, ...merging]);
  if (merging.length > 0) record(work, stay, { merging, before, startedAt });

  const version = await versionAfter(work, stay);
  const { reference } = stay;
  return { ticketId, reference, sources: merging.map(named), startedAt: startedAt.toString(), version };
};

const named = ({ ticketId, reference }: TicketStanding) => ({ ticketId, reference });

interface Merging {
  readonly merging: readonly TicketStanding[];
  /** Tickets that had been merged into one of those. */
  readonly before: readonly TicketStanding[];
  readonly startedAt: Temporal.Instant;
}

function record(work: Work, stay: TicketStanding, { merging, before, startedAt }: Merging): void {
  const into = named(stay);
  const sources = merging.map((one) => ({ ...named(one), title: one.title, startedAt: one.startedAt.toString() }));
  // Told first, so that whoever hears of the sources' end knows that it is none of what they owe.
  work.record(ticketsMerged, stay.stream, { sources, startedAt: startedAt.toString() });
  for (const { stream, state } of merging) {
    work.record(ticketCancelled, stream, { from: state, reason: `Merged into ${stay.reference}`, duplicateOf: into });
    work.record(ticketMerged, stream, { into, direct: true });
  }
  for (const { stream } of before) work.record(ticketMerged, stream, { into, direct: false });
}

/** Tickets that were merged into these before, locked as well: their numbers have further to go. */
async function mergedInto(work: Work, tickets: readonly TicketStanding[]): Promise<readonly TicketStanding[]> {
  const [first] = tickets;
  if (first === undefined) return [];
  const rows = await work.sql
    .selectFrom('tickets.ticket')
    .select('id')
    .where('client_id', '=', first.clientId)
    .where(
      'merged_into',
      'in',
      tickets.map(({ ticketId }) => ticketId),
    )
    .execute();
  return ticketsForUpdate(
    work,
    rows.map(({ id }) => id),
  );
}

/** The earliest start of these tickets and of all that were merged into them. */
export async function earliestStart(
  work: Work,
  tickets: readonly Pick<TicketStanding, 'ticketId' | 'clientId' | 'startedAt'>[],
): Promise<Temporal.Instant> {
  const ids = tickets.map(({ ticketId }) => ticketId);
  const { started_at: startedAt } = await work.sql
    .selectFrom('tickets.ticket')
    .select('started_at')
    .where('client_id', 'in', [...new Set(tickets.map(({ clientId }) => clientId))])
    .where(({ or, eb }) => or([eb('id', 'in', ids), eb('merged_into', 'in', ids)]))
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  return startedAt;
}
