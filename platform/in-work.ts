import { setTimeout as pause } from 'node:timers/promises';
import type { Authority, Reach } from './authority.ts';
import { type Clock, toMicroseconds } from './clock.ts';
import { idAt } from './id.ts';
import type { InstallSecret } from './install-secret.ts';
import type { RecordedFact } from './log/fact.ts';
import type { SealKeys } from './log/seal-keys.ts';
import { inWaves } from './log/waves.ts';
import { lockHeads, StreamsMovedOn, type UnwrittenFact, writeFacts } from './log/write.ts';
import { isLostRace } from './lost-race.ts';
import { type Database, runTogether } from './postgres/pool.ts';
import type { Sql } from './postgres/sql.ts';
import type { Program } from './program.ts';
import { hiding } from './secrets/hiding.ts';
import { keepSecrets } from './secrets/keep-secrets.ts';
import type { Log } from './telemetry.ts';
import type { Work } from './work.ts';

/** Two commands on one ticket at once: the later one is run again from the start this many times before it gives up. */
const mostTries = 6;

/** A within-listener that keeps recording what itself hears would never end. */
const mostListenerRounds = 16;

/** What a transaction is run with. */
export interface WorkOptions {
  readonly authority: Authority;
  readonly reach: Reach;
  readonly readOnly?: boolean;
  readonly requestId?: string;
  /** Lifts the limit on one statement for imports and other long work, in milliseconds; 0 is none. */
  readonly statementTimeoutMilliseconds?: number;
}

/** What work is run on. */
export interface WorkPlace {
  readonly database: Database;
  readonly clock: Clock;
  readonly program: Program;
  /** Told of the facts that a commit of this node has written, so that what it keeps in memory (the door's cache) is dropped at once. */
  readonly afterCommit?: (facts: readonly RecordedFact[]) => void;
  /** The key that seals the log, kept outside the database; without it nothing is sealed. */
  readonly keys?: SealKeys;
  /** What links are signed with, kept outside the database; without it none is. */
  readonly secret?: InstallSecret;
  /** Where listeners and rounds say what went wrong. */
  readonly log?: Log;
}

/**
 * Runs one piece of work in one transaction behind the wall between clients. What it recorded is written at the end; when
 * anything is refused or fails, nothing is. Lost races (a stream written by another, a deadlock) are run again.
 */
export async function inWork<Result>(place: WorkPlace, options: WorkOptions, run: (work: Work) => Promise<Result>): Promise<Result> {
  let contested: readonly string[] = [];
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(place, options, contested, run);
    } catch (error) {
      if (tries >= mostTries || !isLostRace(error)) throw error;
      if (error instanceof StreamsMovedOn) contested = error.streams;
      await pause(Math.random() * 5 * 2 ** tries);
    }
  }
}

async function once<Result>(
  place: WorkPlace,
  options: WorkOptions,
  contested: readonly string[],
  run: (work: Work) => Promise<Result>,
): Promise<Result> {
  return place.database.onOneConnection(async (sql) => {
    const begun = runTogether(sql, beginning(options));
    // The first statement travels with the beginning. Only where nothing may be written: should the beginning fail, that statement is
    // run outside the wall, and what it answers is thrown away below.
    if (options.readOnly === true) begun.catch(() => undefined);
    else await begun;
    try {
      if (contested.length > 0) await lockHeads(sql, contested);
      const work = workOn(sql, place, options);
      const result = await run(work);
      await begun;
      await work.flush();
      await runTogether(sql, 'commit');
      if (work.written.length > 0) place.afterCommit?.(work.written);
      return result;
    } catch (error) {
      // A connection that is gone cannot roll back, and has.
      await runTogether(sql, 'rollback').catch(() => undefined);
      throw error;
    }
  });
}

/** The settings behind which row-level security stands. Ids are checked here, since `set` takes no parameters. */
function beginning({ authority, reach, readOnly, statementTimeoutMilliseconds }: WorkOptions): string {
  const settings = [
    readOnly === true ? 'begin read only' : 'begin',
    'set local role secondline_app',
    reaching(reach),
    `set local secondline.requester = '${authority.requesterId === undefined ? '' : asUuid(authority.requesterId)}'`,
    `set local secondline.department = '${authority.departmentId === undefined ? '' : asUuid(authority.departmentId)}'`,
  ];
  if (statementTimeoutMilliseconds !== undefined)
    settings.push(`set local statement_timeout = ${Math.trunc(statementTimeoutMilliseconds)}`);
  return settings.join('; ');
}

function reaching(reach: Reach): string {
  return `set local secondline.clients = '${reach === '*' ? '*' : reach.map(asUuid).join(',')}'`;
}

function asUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new Error('A client or requester id is not a UUID');
  return text;
}

function workOn(sql: Sql, place: WorkPlace, { authority, reach, requestId }: WorkOptions): Work {
  const { clock, program } = place;
  const at = clock.now();
  const ownRequestId = requestId ?? idAt(at);
  const minted = new Set<string>();
  const written: RecordedFact[] = [];
  let buffered: UnwrittenFact[] = [];
  const secrets = hiding(at);
  const ownSecret = () => {
    if (place.secret === undefined) throw new Error('This place has no secret to sign and seal with');
    return place.secret;
  };

  const work: Work = {
    sql,
    authority,
    actor: authority.actor,
    at,
    requestId: ownRequestId,
    reach,
    program,
    written,
    trial: async (asked, run) => {
      await work.flush();
      await runTogether(sql, `savepoint trial; ${reaching(asked)}`);
      const takeBack = () => runTogether(sql, 'rollback to savepoint trial; release savepoint trial');
      const tried = workOn(sql, place, { authority, reach: asked, requestId: ownRequestId });
      let result: Awaited<ReturnType<typeof run>>;
      try {
        result = await run(tried);
        await tried.flush();
      } catch (error) {
        await takeBack().catch(() => undefined);
        throw error;
      }
      await takeBack();
      return { result, facts: tried.written };
    },
    sign: (words) => ownSecret().sign(words),
    seal: (words, boundTo) => ownSecret().seal(words, boundTo),
    unseal: (sealed, boundTo) => ownSecret().unseal(sealed, boundTo),
    hide: secrets.hide,
    newId: () => {
      const id = idAt(at);
      minted.add(id);
      return id;
    },
    record: (kind, stream, payload, provenance = {}) => {
      buffered.push({
        clientId: stream.clientId,
        stream: stream.id,
        name: kind.name,
        schemaVersion: kind.version,
        payload: secrets.hide(stream, kind.payload, kind.payload.parse(payload)),
        actor: provenance.actor ?? authority.actor,
        requestId: provenance.requestId ?? ownRequestId,
        origin: provenance.imported === undefined ? 'live' : 'imported',
        source: provenance.imported?.source ?? null,
        externalId: provenance.imported?.externalId ?? null,
        // Rows and replayed rows are made of the same instant: what PostgreSQL keeps of it.
        occurredAt: toMicroseconds(provenance.occurredAt ?? at),
        recordedAt: at,
      });
    },
    flush: async () => {
      if (buffered.length === 0) return;
      // Facts are the desk's own act: a requester's view must not narrow what they are applied to. The client wall stays.
      await asDesk(sql, authority, async () => {
        const facts = await heardWithin(work, program, () => {
          const taken = buffered;
          buffered = [];
          return taken;
        });
        const hidden = secrets.take();
        if (hidden.length > 0) await keepSecrets(sql, ownSecret().seal, { hidden, actor: authority.actor, at });
        const { recorded, writing } = await writeFacts(sql, facts, (stream) => minted.delete(stream));
        // A race that is lost in the log is told as such, not as what it made fail in the tables behind.
        await allInOrder([writing, applyFacts(sql, program, recorded)]);
        written.push(...recorded);
      });
    },
  };
  return work;
}

/** Runs what is the desk's own act, even when a requester brought it about: their view does not narrow it, the client wall stays. */
export async function asDesk<Result>(sql: Sql, authority: Authority, run: () => Promise<Result>): Promise<Result> {
  if (authority.requesterId === undefined) return run();
  await runTogether(sql, `set local secondline.requester = ''`);
  const result = await run();
  await runTogether(sql, `set local secondline.requester = '${asUuid(authority.requesterId)}'`);
  return result;
}

/** Lets the within-listeners hear what was recorded, and what they record in turn, until all is said. */
async function heardWithin(work: Work, program: Program, take: () => UnwrittenFact[]): Promise<readonly UnwrittenFact[]> {
  const all: UnwrittenFact[] = [];
  for (let rounds = 0; ; rounds += 1) {
    const taken = take();
    if (taken.length === 0) return all.some((fact) => fact.origin === 'imported') ? updateByUpdate(all) : all;
    if (rounds >= mostListenerRounds) throw new Error('Listeners within a transaction keep answering each other');
    all.push(...taken);
    for (const listener of program.within) {
      const heard = taken.filter((fact) => fact.name === listener.kind.name && (listener.imported || fact.origin === 'live'));
      // Versions are given when facts are written; listeners within do not see them.
      if (heard.length > 0)
        await listener.run(
          work,
          heard.map((fact) => ({ ...fact, version: 0 })),
        );
    }
  }
}

/** Puts what follows from an imported update beside it: a batch holds many updates of one ticket, and history reads in their order. */
function updateByUpdate(facts: readonly UnwrittenFact[]): readonly UnwrittenFact[] {
  return [...Map.groupBy(facts, (fact) => `${fact.stream}/${fact.requestId}`).values()].flat();
}

/**
 * Turns facts into rows: wave by wave, each module's `apply`. Modules write tables of their own and read none of others, so that within a
 * wave none waits for another: what all have to do goes to the database together, in the order of the floors.
 */
export async function applyFacts(sql: Sql, program: Program, facts: readonly RecordedFact[]): Promise<void> {
  // What makes no row waits for nothing, and nothing waits for it.
  for (const wave of inWaves(facts.filter(({ name }) => program.appliers.has(name))))
    await allInOrder((program.appliers.get(wave[0]?.name ?? '') ?? []).map((applier) => applier.run(sql, wave)));
}

/** Waits for all; of those that failed the first one named is told. */
async function allInOrder(promises: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
