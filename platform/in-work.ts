import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import type { Authority, Reach } from './authority.ts';
import { type Clock, toMicroseconds } from './clock.ts';
import { idAt } from './id.ts';
import type { InstallSecret } from './install-secret.ts';
import type { RecordedFact } from './log/fact.ts';
import type { SealKeys } from './log/seal-keys.ts';
import { batchOf, inWaves } from './log/waves.ts';
import { lockHeads, StreamsMovedOn, type UnwrittenFact, writeFacts } from './log/write.ts';
import { isLostRace } from './lost-race.ts';
import { type Database, runTogether } from './postgres/pool.ts';
import type { Sql } from './postgres/sql.ts';
import type { Program } from './program.ts';
import { hiding } from './secrets/hiding.ts';
import { keepSecrets } from './secrets/keep-secrets.ts';
import { reaches, remembered } from './settings.ts';
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
  return place.database.onOneConnection(async (sql, later) => {
    // What is sent behind it travels with it, and is not run should it fail.
    const begun = told(begin(sql, options));
    const sent: Promise<unknown>[] = [begun];
    try {
      if (contested.length > 0) await lockHeads(sql, contested);
      const work = workOn(sql, place, options, { sent, begun });
      const result = await run(work);
      await work.write();
      if (options.readOnly !== true) sent.push(runTogether(sql, 'commit'));
      await allInOrder(sent);
      // Nothing depends on the end of what was only read, but it is said after all of it: a builder takes a while to say what is begun.
      if (options.readOnly === true) later('commit');
      if (work.written.length > 0) place.afterCommit?.(work.written);
      return result;
    } catch (error) {
      // What was written before and not waited for may be why.
      const failed = await firstFailure(sent);
      // A connection that is gone cannot roll back, and has.
      await runTogether(sql, 'rollback').catch(() => undefined);
      throw failed === undefined ? error : failed.reason;
    }
  });
}

/** Begins a transaction with the settings behind which row-level security stands, and answers with the version of what is published. */
async function begin(sql: Sql, { authority, reach, readOnly, statementTimeoutMilliseconds }: WorkOptions): Promise<number> {
  const settings = CompiledQuery.raw(settingsOfWork, [
    clientsOf(reach),
    authority.requesterId ?? '',
    authority.departmentId ?? '',
    statementTimeoutMilliseconds === undefined ? null : String(Math.trunc(statementTimeoutMilliseconds)),
  ]);
  const [, { rows }] = await Promise.all([
    runTogether(sql, readOnly === true ? 'begin read only' : 'begin'),
    sql.executeQuery<{ readonly version: number }>(settings),
  ]);
  return rows[0]?.version ?? 0;
}

const settingsOfWork = `select set_config('role', 'secondline_app', true), set_config('secondline.clients', $1, true),
  set_config('secondline.requester', $2, true), set_config('secondline.department', $3, true),
  set_config('statement_timeout', coalesce($4, current_setting('statement_timeout')), true), (select version from log.settings)`;

function clientsOf(reach: Reach): string {
  return reach === '*' ? '*' : reach.map(asUuid).join(',');
}

/** Lets the wall stand elsewhere from here on: for another reach, or for another requester. */
async function setForWork(sql: Sql, name: 'secondline.clients' | 'secondline.requester', value: string): Promise<void> {
  await sql.executeQuery(CompiledQuery.raw('select set_config($1, $2, true)', [name, value]));
}

function asUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) throw new Error('A client or requester id is not a UUID');
  return text;
}

/** What was sent and not waited for yet; without `begun`, nothing of what this work reads may be remembered. */
interface Sent {
  readonly sent: Promise<unknown>[];
  readonly begun?: Promise<number>;
}

function workOn(sql: Sql, place: WorkPlace, { authority, reach, requestId }: WorkOptions, { sent, begun }: Sent): Work {
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
  let publishes = false;

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
      await allInOrder([runTogether(sql, 'savepoint trial'), setForWork(sql, 'secondline.clients', clientsOf(asked))]);
      const takeBack = () => runTogether(sql, 'rollback to savepoint trial', 'release savepoint trial');
      const sentInTrial: Promise<unknown>[] = [];
      const tried = workOn(sql, place, { authority, reach: asked, requestId: ownRequestId }, { sent: sentInTrial });
      let result: Awaited<ReturnType<typeof run>>;
      try {
        result = await run(tried);
        await tried.flush();
      } catch (error) {
        const failed = await firstFailure(sentInTrial);
        await takeBack().catch(() => undefined);
        throw failed === undefined ? error : failed.reason;
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
    settings: async (asked) => {
      // A requester sees a part; and what this work has published itself, nobody else may know of yet.
      const knows = begun !== undefined && !publishes && authority.requesterId === undefined && reaches(reach, asked.clientIds);
      return knows ? remembered(place.database, await begun, asked) : asked.load(asked.clientIds);
    },
    record: (kind, stream, payload, provenance = {}) => {
      publishes ||= kind.publishes === true;
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
    write: async () => {
      if (buffered.length === 0) return;
      const answers: Promise<unknown>[] = [];
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
        answers.push(writing, applyFacts(sql, program, recorded));
        if (publishes) answers.push(runTogether(sql, 'update log.settings set version = version + 1'));
        written.push(...recorded);
      });
      sent.push(...answers.map(told));
    },
    flush: async () => {
      await work.write();
      await allInOrder(sent.splice(0));
    },
  };
  return work;
}

/** Runs what is the desk's own act, even when a requester brought it about: their view does not narrow it, the client wall stays. */
export async function asDesk<Result>(sql: Sql, authority: Authority, run: () => Promise<Result>): Promise<Result> {
  if (authority.requesterId === undefined) return run();
  await setForWork(sql, 'secondline.requester', '');
  const result = await run();
  await setForWork(sql, 'secondline.requester', authority.requesterId);
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
 * Turns facts into rows: wave by wave, each module's `apply`, in the order of the floors. An applier begins all of its statements before it
 * returns, so that everything goes to the database at once and is run in this order.
 */
export function applyFacts(sql: Sql, program: Program, facts: readonly RecordedFact[]): Promise<void> {
  // What makes no row waits for nothing, and nothing waits for it.
  const applied = facts.filter(({ name }) => program.appliers.has(name));
  const batch = batchOf(applied);
  return allInOrder(
    inWaves(applied).flatMap((wave) =>
      (program.appliers.get(wave[0]?.name ?? '') ?? []).flatMap((applier) => applier.run(sql, wave, batch)),
    ),
  );
}

/** Waits for all; of those that failed the first one named is told. */
async function allInOrder(promises: readonly Promise<unknown>[]): Promise<void> {
  const failed = await firstFailure(promises);
  if (failed !== undefined) throw failed.reason;
}

async function firstFailure(promises: readonly Promise<unknown>[]): Promise<PromiseRejectedResult | undefined> {
  return (await Promise.allSettled(promises)).find((result) => result.status === 'rejected');
}

/** Answers what will be waited for later: until then its failure is not taken for one that nobody looks at. */
function told<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}
