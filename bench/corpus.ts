import { sql as raw } from 'kysely';
import { ticketClosed, ticketOpened, ticketResolved } from '../desk/tickets/facts.ts';
import { priorityOf, referenceOf } from '../desk/tickets/rules.ts';
import { systemAuthority } from '../platform/authority.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { followOnce } from '../platform/log/follow.ts';
import { sealRound } from '../platform/log/seal-round.ts';
import { runRounds } from '../platform/rounds-runner.ts';
import type { Work } from '../platform/work.ts';
import { multiply } from './multiply.ts';

/** Who asks for the tickets of a corpus, and where they land. */
export interface Corpus {
  readonly requesters: readonly { readonly id: string; readonly clientId: string; readonly name: string }[];
  /** A team for each tier, the first line first. */
  readonly teamIds: readonly string[];
}

/** Tickets written in one transaction: the log's cost per transaction is shared, and no reader waits long behind it. */
const ticketsTogether = 500;

/** A desk with more is filled with copies of these. */
export const mostByFacts = 10_000;

/** Of a hundred tickets so many are open. */
const openOfHundred = 15;

/**
 * Fills a desk with tickets: facts of an imported history of one year, heard by the listeners and applied by the modules as any other, so that
 * rows equal facts. The same number gives the same tickets, but for their ids. Ends when the log is sealed and every listener has heard it.
 */
export async function fill(place: WorkPlace, corpus: Corpus, asked: number, say: (line: string) => void): Promise<void> {
  const began = performance.now();
  // More than these are copies of them (multiply.ts).
  const times = asked > mostByFacts ? Math.ceil(asked / mostByFacts) : 1;
  const tickets = Math.ceil(asked / times);
  const seconds = () => ((performance.now() - began) / 1_000).toFixed(0);
  for (let first = 0; first < tickets; first += ticketsTogether) {
    const together = Math.min(ticketsTogether, tickets - first);
    await inWork(place, { authority: systemAuthority, reach: '*' }, (work) => write(work, corpus, { first, together, tickets }));
  }
  say(`${tickets} tickets written in ${seconds()} s`);
  await followOnce(place);
  await runRounds({ ...place, program: { ...place.program, rounds: [sealRound] } });
  if (times > 1) {
    await multiply(place, { times: times - 1, originals: tickets });
    say(`copied ${times - 1} times after ${seconds()} s`);
  }
  await vacuum(place);
  say(`heard, sealed and vacuumed after ${seconds()} s`);
}

async function vacuum({ database }: WorkPlace): Promise<void> {
  const connection = await database.pool.connect();
  await connection.query('set statement_timeout = 0');
  await connection.query('vacuum analyze');
  connection.release(true);
}

const things = [
  'printer',
  'laptop',
  'mailbox',
  'VPN client',
  'desk phone',
  'scanner',
  'payroll report',
  'shared drive',
  'monitor',
  'badge reader',
];
const troubles = [
  'prints blank pages',
  'does not start',
  'asks for a password again and again',
  'is very slow',
  'lost its settings',
  'is offline',
];

interface Stretch {
  readonly first: number;
  readonly together: number;
  readonly tickets: number;
}

async function write(work: Work, corpus: Corpus, { first, together, tickets }: Stretch): Promise<void> {
  const { rows } = await raw<{ number: number }>`select nextval('tickets.number') as number from generate_series(1, ${together})`.execute(
    work.sql,
  );
  const minutesApart = (365 * 24 * 60) / tickets;
  const opened = rows.map(({ number }, index) => {
    const nth = first + index;
    const openedAt = work.at.subtract({ seconds: Math.round((tickets - nth) * minutesApart * 60) + 7_200 });
    return { nth, openedAt, number, stream: { clientId: requesterOf(corpus, nth).clientId, id: work.newId() } };
  });
  for (const { nth, openedAt, number, stream } of opened)
    work.record(ticketOpened, stream, openingOf(corpus, nth, number), imported(nth, 'opened', openedAt));
  await work.flush();

  const ended = opened.filter(({ nth }) => (nth * 37) % 100 >= openOfHundred);
  for (const { nth, openedAt, stream } of ended)
    work.record(
      ticketResolved,
      stream,
      { from: 'new', resolution: 'Set up anew', cause: null, told: null, resolvedAtTier: tierOf(nth) },
      imported(nth, 'resolved', openedAt.add({ minutes: 20 + (nth % 90) })),
    );
  await work.flush();
  for (const { nth, openedAt, stream } of ended)
    work.record(ticketClosed, stream, { from: 'resolved', reason: null }, imported(nth, 'closed', openedAt.add({ minutes: 115 })));
}

function openingOf(corpus: Corpus, nth: number, number: number) {
  const { id, name } = requesterOf(corpus, nth);
  const [impact, urgency] = [grade(nth), grade(nth >> 2)];
  const tier = tierOf(nth);
  return {
    number,
    reference: referenceOf('incident', number),
    kind: 'incident',
    title: `The ${things[nth % things.length]} ${troubles[nth % troubles.length]} (${nth})`,
    description: null,
    requesterId: id,
    requesterName: name,
    departmentId: null,
    siteId: null,
    categoryId: null,
    impact,
    urgency,
    priority: priorityOf(impact, urgency),
    channel: 'email',
    state: 'new',
    tier,
    teamId: corpus.teamIds[tier - 1] ?? '',
    assigneeId: null,
    externalReference: null,
  } as const;
}

const grade = (nth: number): 1 | 2 | 3 => (nth % 3 === 0 ? 1 : nth % 3 === 1 ? 2 : 3);

/** Of ten tickets seven are at the first line, two at the second and one at the third. */
const tierOf = (nth: number): 1 | 2 | 3 => (nth % 10 < 7 ? 1 : nth % 10 < 9 ? 2 : 3);

function requesterOf({ requesters }: Corpus, nth: number) {
  const requester = requesters[nth % requesters.length];
  if (requester === undefined) throw new Error('A corpus needs somebody who asks');
  return requester;
}

const imported = (nth: number, what: string, occurredAt: Temporal.Instant) => ({
  occurredAt,
  actor: 'imported:bench',
  imported: { source: 'bench', externalId: `${nth}/${what}` },
});
