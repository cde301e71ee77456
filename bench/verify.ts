import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemAuthority } from '../platform/authority.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { logVerified } from '../platform/log/facts.ts';
import { openSealKeys } from '../platform/log/seal-keys.ts';
import { sealRound } from '../platform/log/seal-round.ts';
import { verifyLog } from '../platform/log/verify/verify-log.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { openDatabase } from '../platform/postgres/pool.ts';
import { runRounds } from '../platform/rounds-runner.ts';
import type { BenchedDesk } from './benched-desk.ts';
import { cpuMilliseconds } from './cpu.ts';

const streams = 15_000;
const factsPerStream = 20;
const facts = streams * factsPerStream;

/** Streams written in one transaction while the log is made. */
const streamsTogether = 100;

/** Chains, heads, seals and signatures of a log of 300,000 facts, beside PostgreSQL hashing the same payloads alone. */
export async function verify({ place, server }: BenchedDesk): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-verify-'));
  await place.database.pool.query('create database bench_verify');
  const database = openDatabase({ connection: server.connectionTo('bench_verify') });
  try {
    await migrate(database, place.program.modules, place.clock);
    const keys = await openSealKeys(folder);
    const bench: WorkPlace = { ...place, database, keys, program: { ...place.program, rounds: [sealRound] } };
    await fill(bench);
    await runRounds(bench);
    const bare = await timed(() => database.pool.query({ text: hashedByPostgres }), server.processId);
    const heaps: number[] = [];
    const product = await timed(async () => {
      const report = await verifyLog(bench, { progress: () => heaps.push(heapMebibytes()) });
      if (report.wrong !== undefined) throw new Error(report.wrong.detail);
      return report;
    }, server.processId);
    const { chainSeconds, seals } = product.result;
    return [
      `Verify ${facts.toLocaleString('en')} facts under ${seals} seals (must: 50,000 facts/s, constant memory)`,
      `  product          ${(facts / chainSeconds).toFixed(0).padStart(6)} facts/s  ${microsecondsEach(product)} CPU µs/fact  heap ${peakOf(heaps.slice(0, heaps.length / 2))} MiB at most in the first half, ${peakOf(heaps)} MiB in all`,
      `  payloads by SQL  ${(facts / bare.seconds).toFixed(0).padStart(6)} facts/s  ${microsecondsEach(bare)} CPU µs/fact`,
    ];
  } finally {
    await database.close();
    await place.database.pool.query('drop database bench_verify with (force)');
    await rm(folder, { recursive: true, force: true });
  }
}

const hashedByPostgres = `
  set statement_timeout = 0;
  select count(*) filter (where sha256(convert_to(payload::text, 'UTF8')) <> payload_digest) from log.fact`;

async function fill(place: WorkPlace): Promise<void> {
  const detail = 'Priya has replaced the fuser of the printer on floor 2 and waits for the supplier to send another tray. '.repeat(3);
  for (let done = 0; done < streams; done += streamsTogether)
    await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
      for (let stream = 0; stream < streamsTogether; stream += 1) {
        const id = work.newId();
        const wrong = { what: 'row-changed', clientId: id, stream: id, version: null, position: done + stream, detail } as const;
        for (let version = 0; version < factsPerStream; version += 1)
          work.record(logVerified, { clientId: null, id }, { facts: done, seals: version, tables: 22, rows: stream, wrong });
      }
    });
}

interface Timed<Result> {
  readonly result: Result;
  readonly seconds: number;
  /** Of this process and of PostgreSQL. */
  readonly cpuMilliseconds: number;
}

async function timed<Result>(run: () => Promise<Result>, databaseId: number): Promise<Timed<Result>> {
  const used = () => cpuMilliseconds(process.pid) + cpuMilliseconds(databaseId, { family: true });
  const [before, began] = [used(), performance.now()];
  const result = await run();
  return { result, seconds: (performance.now() - began) / 1_000, cpuMilliseconds: used() - before };
}

const microsecondsEach = ({ cpuMilliseconds: used }: Timed<unknown>): string => ((used * 1_000) / facts).toFixed(1).padStart(5);

const peakOf = (heaps: readonly number[]): string => Math.max(0, ...heaps).toFixed(0);

const heapMebibytes = (): number => process.memoryUsage().heapUsed / 2 ** 20;
