import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearWithin } from '../../platform/log/listeners.ts';
import type { Work } from '../../platform/work.ts';
import { ticketCancelled, ticketClosed, ticketReopened, ticketResolved } from '../tickets/facts.ts';
import { checkInsOwed } from './check-ins.ts';
import { checkInsCounted, promiseEnded } from './facts.ts';
import { endByWord } from './on-reply-sent.ts';
import { promiseCheckIns } from './promise-check-in.ts';
import { rhythmsOf } from './rhythm.ts';
import { endedBecause } from './rules.ts';
import { type PromiseStanding, standingsOf } from './standing.ts';

/** Resolving tells the requester in the same fact, and so it is a word like any other. What an escalated ticket owed until then is counted. */
export const onTicketResolved = hearWithin('on-ticket-resolved-keeps-promise', ticketResolved, async (work, facts) => {
  const standings = await standingsOf(work.sql, streamsOf(facts));
  endByWord(
    work,
    facts.filter(({ payload }) => payload.told !== null),
    standings,
  );
  await countCheckIns(
    work,
    facts.flatMap(({ stream }) => standings.get(stream) ?? []),
  );
});

/** A ticket that ends with a promise still open has broken it. */
async function breakOpenPromises(work: Work, facts: readonly RecordedFact[]): Promise<void> {
  if (facts.length === 0) return;
  const standings = await standingsOf(work.sql, streamsOf(facts));
  for (const { clientId, stream } of facts) {
    const promise = standings.get(stream)?.open ?? null;
    if (promise !== null)
      work.record(promiseEnded, { clientId, id: stream }, { promiseId: promise.promiseId, state: 'broken', why: endedBecause.over });
  }
}

export const onTicketClosed = hearWithin('on-ticket-closed-breaks-promise', ticketClosed, breakOpenPromises);
/** What was promised on a ticket that is merged is carried over (on-tickets-merged.ts). */
export const onTicketCancelled = hearWithin('on-ticket-cancelled-breaks-promise', ticketCancelled, (work, facts) =>
  breakOpenPromises(
    work,
    facts.filter(({ payload }) => payload.duplicateOf === null),
  ),
);

/** What was escalated and comes back is promised the next word at once. */
export const onTicketReopened = hearWithin('on-ticket-reopened-promises', ticketReopened, async (work, facts) => {
  const standings = await standingsOf(work.sql, streamsOf(facts));
  await promiseCheckIns(
    work,
    [...standings.values()].filter(({ escalatedAt, open }) => escalatedAt !== null && open === null),
  );
});

async function countCheckIns(work: Work, resolved: readonly PromiseStanding[]): Promise<void> {
  const escalated = resolved.flatMap((standing) =>
    standing.escalatedAt === null ? [] : [{ ...standing, escalatedAt: standing.escalatedAt }],
  );
  if (escalated.length === 0) return;
  const rhythms = await rhythmsOf(work.sql, escalated);
  for (const { clientId, ticketId, escalatedAt, checkIns, open, assigneeId: owedBy, tier, teamId } of escalated) {
    const rhythm = rhythms.get(ticketId);
    if (rhythm === undefined) continue;
    work.record(
      checkInsCounted,
      { clientId, id: ticketId },
      { given: checkIns + (open === null ? 0 : 1), owed: checkInsOwed({ ...rhythm, escalatedAt }, work.at), owedBy, tier, teamId },
      { actor: 'system' },
    );
  }
}

function streamsOf(facts: readonly RecordedFact[]): readonly string[] {
  return facts.map(({ stream }) => stream);
}
