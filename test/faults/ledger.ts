import { setTimeout as pause } from 'node:timers/promises';
import { openTicket } from '../../desk/tickets/contract.ts';

/** One ticket somebody meant to open: written down before it is sent, and again when the desk says it is done. */
export interface Entry {
  readonly title: string;
  /** How often it was sent with its one Idempotency-Key. */
  sends: number;
  /** What the desk acknowledged; missing while nobody knows what became of it. */
  acknowledged?: { readonly ticketId: string; readonly reference: string; readonly replayed: boolean };
}

/** Whom the tickets are opened for, and where the desk is at the moment: it moves when it starts again. */
export interface Writing {
  readonly name: string;
  readonly url: () => string;
  readonly token: string;
  readonly requesterId: string;
  /** Tickets that are on their way at the same time. */
  readonly lanes: number;
}

/**
 * A writer that keeps opening tickets and never lets one be: whatever became of the answer, it sends again with the same key until
 * the desk says it is done. It is not killed itself, so that its memory is journal enough.
 */
export interface Ledger {
  readonly entries: readonly Entry[];
  /** Answers that are neither "done" nor "not now, try again". */
  readonly surprises: readonly string[];
  /** Once so many more were sent, answered or not. */
  afterSends(more: number): Promise<void>;
  /** Once so many more were acknowledged: the desk works. */
  afterAcknowledgements(more: number): Promise<void>;
  /** Begins no further ticket; waits until each begun one is acknowledged. */
  finish(): Promise<void>;
  /** Gives up, for a test that failed. */
  abandon(): void;
}

/** Longer than this nobody waits for an answer; then nobody knows what became of the request. */
const patienceMilliseconds = 30_000;
const breathMilliseconds = 20;

/** Begins to write. */
export function openLedger({ name, url, token, requesterId, lanes }: Writing): Ledger {
  const entries: Entry[] = [];
  const surprises: string[] = [];
  const abandoned = new AbortController();
  const sends = createCount();
  const acknowledgements = createCount();
  let finishing = false;

  const send = async (entry: Entry): Promise<void> => {
    const asked = fetch(`${url()}/api/v1${openTicket.path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': entry.title.replaceAll(' ', '-'),
      },
      body: JSON.stringify({ requesterId, title: entry.title }),
      signal: AbortSignal.any([abandoned.signal, AbortSignal.timeout(patienceMilliseconds)]),
    });
    entry.sends += 1;
    sends.more();
    const response = await asked;
    const body: unknown = await response.json();
    if (response.ok) {
      const { ticketId, reference } = openTicket.reply.parse(body);
      entry.acknowledged = { ticketId, reference, replayed: response.headers.get('idempotency-replayed') === 'true' };
      acknowledgements.more();
    } else if (!response.headers.has('retry-after')) surprises.push(`${entry.title}: ${response.status} ${JSON.stringify(body)}`);
  };
  const lane = async (number: number): Promise<void> => {
    for (let count = 1; !finishing; count += 1) {
      const entry: Entry = { title: `${name} ${number} ${count}`, sends: 0 };
      entries.push(entry);
      while (entry.acknowledged === undefined && !abandoned.signal.aborted) {
        // No answer, or half of one, is what a kill looks like from outside.
        await send(entry).catch(() => undefined);
        if (entry.acknowledged === undefined) await pause(breathMilliseconds);
      }
    }
  };
  const writing = Promise.all(Array.from({ length: lanes }, (_, number) => lane(number + 1)));

  return {
    entries,
    surprises,
    afterSends: sends.after,
    afterAcknowledgements: acknowledgements.after,
    finish: async () => {
      finishing = true;
      await writing;
    },
    abandon: () => {
      finishing = true;
      abandoned.abort();
    },
  };
}

function createCount() {
  let count = 0;
  let waiting: { readonly until: number; readonly resolve: () => void }[] = [];
  return {
    more: (): void => {
      count += 1;
      for (const { until, resolve } of waiting) if (count >= until) resolve();
      waiting = waiting.filter(({ until }) => count < until);
    },
    after: (more: number): Promise<void> =>
      more === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push({ until: count + more, resolve })),
  };
}
