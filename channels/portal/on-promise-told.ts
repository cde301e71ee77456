import { sql as raw } from 'kysely';
import { promiseEnded, promiseMade } from '../../desk/promises/facts.ts';
import type { RecordedFact } from '../../platform/log/fact.ts';
import { hearAfter } from '../../platform/log/listeners.ts';
import { mailConfigured, sendMail } from '../../platform/mail/index.ts';
import type { Work } from '../../platform/work.ts';
import { promiseLetter, type ToldPromise } from './promise-letter.ts';

/**
 * Mails requesters when they are promised something, when a promise is moved and when they were told late: one letter for one update,
 * whatever it made of promises. What is kept in time needs no letter of its own, and a promise that is over or overdue by the time this
 * is heard, because the desk was down, is not announced any more.
 */
export const onPromiseTold = hearAfter({
  name: 'portal-on-promise-told',
  kinds: [promiseMade, promiseEnded],
  begins: 'now',
  imported: false,
  run: async (work, facts) => {
    const updates = [...Map.groupBy(facts, ({ stream, requestId }) => `${stream}/${requestId}`).values()].map(updateOf);
    if (updates.length === 0 || !(await mailConfigured(work))) return;
    const known = await promisesOf(
      work,
      updates.flatMap(({ made, late }) => [made?.promiseId, made?.replaces, late].filter((id) => typeof id === 'string')),
    );
    for (const { made, late } of updates) {
      const next = known.get(made?.promiseId ?? '');
      const letter = promiseLetter(
        {
          next: next?.state === 'open' ? next : undefined,
          before: known.get(made?.replaces ?? ''),
          late: known.get(late ?? ''),
        },
        work.at,
      );
      if (letter !== undefined) await sendMail(work, letter);
    }
  },
});

/** What one update made of a ticket's promises: the last one made, and the one that was kept late. */
function updateOf(facts: readonly RecordedFact[]) {
  const made = facts.findLast(({ name }) => name === promiseMade.name);
  const late = facts.map((fact) => (fact.name === promiseEnded.name ? promiseEnded.payload.parse(fact.payload) : undefined));
  return {
    made: made === undefined ? undefined : promiseMade.payload.parse(made.payload),
    late: late.find((ended) => ended?.state === 'late')?.promiseId,
  };
}

/** These promises with the tickets and the requesters they were given to; of requesters without an address nothing. */
async function promisesOf(work: Work, promiseIds: readonly string[]): Promise<ReadonlyMap<string, ToldPromise>> {
  const { rows } = await raw<ToldPromise & { readonly id: string }>`
    select p.id, p.what, p.due_at as "dueAt", p.ended_at as "endedAt", p.state, t.reference, t.title, r.name as "requesterName", r.email,
      r.time_zone as "timeZone"
    from promises.promise p
    join tickets.ticket t on t.client_id = p.client_id and t.id = p.ticket_id
    join people.requester r on r.client_id = t.client_id and r.id = t.requester_id
    where p.id = any(${promiseIds}::uuid[]) and r.email is not null`.execute(work.sql);
  return new Map(rows.map((row) => [row.id, row]));
}
