import type { Authority } from '../authority.ts';
import { systemAuthority } from '../authority.ts';
import type { Denied } from '../denied.ts';
import { inWork, type WorkPlace } from '../in-work.ts';
import { accessDenied } from './facts.ts';

/** What follows the first denial of an account at an operation within this time is told as one. */
const togetherSeconds = 60;
/** Accounts and operations that are counted at once; beyond, a flood from very many accounts is only logged. */
const mostCounted = 10_000;
/** Ids kept of a minute's denials: enough to see what somebody was after. */
const mostThings = 10;
const mostThingCharacters = 100;
/** Facts of one transaction. */
const mostAtOnce = 200;
/** How often it is looked whose minute is over. */
const lookMilliseconds = 5_000;

/** Keeps the record of what was asked for and not given. */
export interface Denials {
  /** Notes an answer. Quick, and never fails: the record is written after, in work of its own. */
  readonly note: (denied: Denied) => void;
  /** Writes what is due by now; what still counts waits for its minute to be over. */
  settle(): Promise<void>;
  /** Writes everything. After the last answer. */
  close(): Promise<void>;
}

/** The denials that one fact tells. */
interface Entry {
  readonly denied: Denied;
  readonly accountId: string;
  readonly firstAt: Temporal.Instant;
  readonly things: readonly string[];
  readonly count: number;
  readonly lastAt: Temporal.Instant;
}

/** One account at one operation: told once at its first denial, and once more for the rest of its minute. */
interface Minute {
  readonly until: Temporal.Instant;
  readonly rest?: Entry;
}

/** Begins to keep the record on this node. */
export function createDenials(place: WorkPlace): Denials {
  const { clock, log } = place;
  const minutes = new Map<string, Minute>();
  let due: Entry[] = [];
  let writing: Promise<void> = Promise.resolve();

  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      while (due.length > 0) {
        const entries = due.slice(0, mostAtOnce);
        due = due.slice(entries.length);
        await record(place, entries).catch((error: unknown) =>
          log?.error({ error, lost: entries.length }, 'denials could not be recorded'),
        );
      }
    });
    return writing;
  };
  const endMinutes = (isOver: (minute: Minute) => boolean): void => {
    for (const [key, minute] of minutes) {
      if (!isOver(minute)) continue;
      minutes.delete(key);
      if (minute.rest) due.push(minute.rest);
    }
  };
  const settle = (): Promise<void> => {
    const now = clock.now();
    endMinutes(({ until }) => Temporal.Instant.compare(until, now) <= 0);
    return write();
  };
  const looking = setInterval(() => void settle(), lookMilliseconds).unref();

  return {
    note: (denied) => {
      const { personId: accountId } = denied.authority;
      if (accountId === undefined) return;
      const at = clock.now();
      const key = `${accountId} ${denied.answer} ${denied.operation}`;
      const known = minutes.get(key);
      const entry: Entry = { denied, accountId, firstAt: at, things: thingsOf(denied), count: 1, lastAt: at };
      if (known !== undefined && Temporal.Instant.compare(at, known.until) < 0) {
        minutes.set(key, { until: known.until, rest: known.rest === undefined ? entry : together(known.rest, entry) });
        return;
      }
      if (known === undefined && minutes.size >= mostCounted) {
        log?.warn({ accountId, operation: denied.operation }, 'too many accounts are denied too much at once; this denial is in no record');
        return;
      }
      if (known?.rest) due.push(known.rest);
      minutes.set(key, { until: at.add({ seconds: togetherSeconds }) });
      due.push(entry);
      // After the answer, which waits for nothing of this.
      setImmediate(() => void write());
    },
    settle,
    close: () => {
      clearInterval(looking);
      endMinutes(() => true);
      return write();
    },
  };
}

function together(rest: Entry, entry: Entry): Entry {
  const things = [...new Set([...rest.things, ...entry.things])].slice(0, mostThings);
  return { ...rest, things, count: rest.count + 1, lastAt: entry.lastAt };
}

/** Ids as they were sent, cut to a size and without what no text can keep. */
function thingsOf({ things }: Denied): readonly string[] {
  return things.slice(0, mostThings).map((thing) => thing.slice(0, mostThingCharacters).replaceAll('\0', '').toWellFormed());
}

async function record(place: WorkPlace, entries: readonly Entry[]): Promise<void> {
  await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
    for (const { denied, accountId, firstAt, things, count, lastAt } of entries) {
      const { authority, operation, answer, address, requestId } = denied;
      work.record(
        accessDenied,
        { clientId: clientOf(authority), id: work.newId() },
        { accountId, operation, answer, things: [...things], address, count, lastAt: lastAt.toString() },
        { actor: authority.actor, occurredAt: firstAt, requestId },
      );
    }
  });
}

/** A requester is one client's, and so is what they were denied. */
function clientOf({ kind, grants }: Authority): string | null {
  return kind === 'requester' ? (grants[0]?.clientId ?? null) : null;
}
