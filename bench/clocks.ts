import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockWarningRound } from '../desk/clocks/clock-warning-round.ts';
import { calendarPublished } from '../estate/calendars/facts.ts';
import { openClient } from '../estate/clients/contract.ts';
import { formTeam, registerRequester } from '../estate/people/contract.ts';
import { systemAuthority } from '../platform/authority.ts';
import { handClock } from '../platform/clock.ts';
import { inWork, type WorkPlace } from '../platform/in-work.ts';
import { followOnce } from '../platform/log/follow.ts';
import { sealRound } from '../platform/log/seal-round.ts';
import { migrate } from '../platform/postgres/migrate.ts';
import { openDatabase } from '../platform/postgres/pool.ts';
import { refreshStatistics } from '../platform/postgres/refresh-statistics.ts';
import { runRounds } from '../platform/rounds-runner.ts';
import { type BenchedDesk, does, listening } from './benched-desk.ts';
import { mostByFacts } from './corpus.ts';
import { cpuMilliseconds } from './cpu.ts';
import { multiply } from './multiply.ts';
import { type Filling, openTickets } from './open-tickets.ts';
import { wordsOf } from './words-of.ts';

/** R9: thresholds reached in one minute, on top of those reached while the desk was down. */
const dueInAMinute = 500;
const dueWhileDown = 200;
const idleSweeps = 200;

/** P10 with ten thousand open tickets. */
export const p10 = (desk: BenchedDesk): Promise<readonly string[]> => clocks(desk, [1_000, 10_000]);

/** P10 with half a million open tickets, which have a million clocks: most are copies (multiply.ts). Takes minutes to fill, so on request only. */
export const p10million = (desk: BenchedDesk): Promise<readonly string[]> => clocks(desk, [5_000, 500_000]);

/** A sweep's cost at two sizes, a start with as many open clocks, and how late a threshold is told while the desk runs. */
async function clocks({ place, server }: BenchedDesk, sizes: readonly number[]): Promise<readonly string[]> {
  const name = 'bench_clocks';
  await place.database.pool.query(`create database ${name}`);
  const connection = server.connectionTo(name);
  const database = openDatabase({ connection });
  const folder = await mkdtemp(join(tmpdir(), 'secondline-clocks-'));
  try {
    await migrate(database, place.program.modules, place.clock);
    const bench: WorkPlace = { ...place, database };
    const founded = await found(bench);
    const lines = ['P10 open clocks (must: told <= 2 s late, restart ready <= 3 s, a sweep costs what is due)'];
    let standing = 0;
    for (const size of sizes) {
      if (size > mostByFacts) await copy(bench, { standing, size });
      else await openTickets(bench, { ...founded, from: standing, to: size, openedAt: () => bench.clock.now() });
      standing = size;
      await refreshStatistics(database, ['log', 'tickets', 'clocks', 'workbench']);
      const used = await sweepMilliseconds(bench, server.processId);
      lines.push(`  sweep, ${String(2 * size).padStart(7)} clocks   ${used.toFixed(2)} CPU ms (application and database), nothing due`);
    }
    const { seconds, missed, late } = await whileServed(bench, { founded, folder, standing, connection });
    lines.push(
      `  restart          ready in ${seconds.toFixed(2)} s; ${dueWhileDown} thresholds reached meanwhile told within ${missed.toFixed(1)} s of it`,
      `  ${dueInAMinute} in a minute   late p50 ${late(0.5)} s  p99 ${late(0.99)} s  most ${late(1)} s`,
    );
    return lines;
  } finally {
    await database.close();
    await place.database.pool.query(`drop database ${name} with (force)`);
    await rm(folder, { recursive: true, force: true });
  }
}

type Founded = Pick<Filling, 'clientId' | 'requesterId' | 'teamId'>;

/** A client that works around the clock, so that the bench measures at any hour. */
async function found(bench: WorkPlace): Promise<Founded> {
  const past = { ...bench, clock: handClock(bench.clock.now().subtract({ hours: 24 * 40 })) };
  const { clientId } = await does(past, openClient, { name: 'Northgate Credit Union', code: 'NCU', timeZone: 'UTC' });
  const { teamId } = await does(past, formTeam, { name: 'Service desk', tier: 1, intake: true });
  const { requesterId } = await does(past, registerRequester, { clientId, name: 'Kim' });
  const day: [string, string][] = [['00:00', '24:00']];
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  await inWork(past, { authority: systemAuthority, reach: '*' }, async (work) => {
    const { calendar_id: id } = await work.sql.selectFrom('calendars.calendar_version').select('calendar_id').executeTakeFirstOrThrow();
    const definition = { zone: 'UTC', week, holidays: [] };
    work.record(
      calendarPublished,
      { clientId, id },
      { version: 2, name: 'Around the clock', siteId: null, definition, effectiveFrom: work.at.toString() },
    );
  });
  return { clientId, requesterId, teamId };
}

/** What stands is heard and sealed, and then copied. */
async function copy(bench: WorkPlace, { standing, size }: { readonly standing: number; readonly size: number }): Promise<void> {
  await followOnce(bench);
  await runRounds({ ...bench, program: { ...bench.program, rounds: [sealRound] } });
  await multiply(bench, { times: size / standing - 1, originals: standing });
}

async function sweepMilliseconds(bench: WorkPlace, databaseId: number): Promise<number> {
  const sweep = () => inWork(bench, { authority: systemAuthority, reach: '*' }, (work) => clockWarningRound.run(work, bench));
  for (let warm = 0; warm < 20; warm += 1) await sweep();
  const used = () => cpuMilliseconds(process.pid) + cpuMilliseconds(databaseId, { family: true });
  const before = used();
  for (let run = 0; run < idleSweeps; run += 1) await sweep();
  return (used() - before) / idleSweeps;
}

interface Serving {
  readonly founded: Founded;
  readonly folder: string;
  readonly standing: number;
  readonly connection: ReturnType<BenchedDesk['server']['connectionTo']>;
}

/** Starts a desk on the clocks, some thresholds behind it and some in the coming minute, and sees how late they are told. */
async function whileServed(bench: WorkPlace, { founded, folder, standing, connection }: Serving) {
  // P4 promises a first response in eight hours: opened four hours ago, half of it is used now.
  const halfAt = (instant: Temporal.Instant) => instant.subtract({ hours: 4 });
  const now = bench.clock.now();
  const soon = now.add({ seconds: 30 });
  const spread = 60_000 / dueInAMinute;
  const first = standing + dueWhileDown;
  await openTickets(bench, { ...founded, from: standing, to: first, openedAt: () => halfAt(now.subtract({ minutes: 10 })) });
  await openTickets(bench, {
    ...founded,
    from: first,
    to: first + dueInAMinute,
    openedAt: (ticket) => halfAt(soon.add({ milliseconds: Math.round((ticket - first) * spread) })),
  });
  const began = performance.now();
  const url = `postgres://${connection.user}@/${connection.database}?host=${encodeURIComponent(String(connection.host))}&port=${connection.port}`;
  const desk = spawn(process.execPath, ['cli/secondline.ts', 'start', '--without-web'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SECONDLINE_DATA: folder, DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1' },
  });
  try {
    const address = (await wordsOf(desk.stdout, listening)).replace('localhost', '127.0.0.1');
    while (!(await fetch(`${address}/readyz`).catch(() => undefined))?.ok) await pause(20);
    const seconds = (performance.now() - began) / 1_000;
    await toldUntil(bench, dueWhileDown);
    const missed = (performance.now() - began) / 1_000 - seconds;
    await toldUntil(bench, dueWhileDown + dueInAMinute);
    const { rows } = await bench.database.pool.query<{ late: number }>(
      `select extract(epoch from occurred_at - (payload ->> 'reachedAt')::timestamptz)::float as late from log.fact
        where name = 'clock-warned' and not (payload ->> 'late')::boolean order by 1`,
    );
    return { seconds, missed, late: (share: number) => (rows[Math.ceil(share * rows.length) - 1]?.late ?? Number.NaN).toFixed(2) };
  } finally {
    await ended(desk);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function toldUntil({ database }: WorkPlace, count: number): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query<{ told: number }>('select count(*) as told from clocks.warning');
    if ((rows[0]?.told ?? 0) >= count) return;
    await pause(200);
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
