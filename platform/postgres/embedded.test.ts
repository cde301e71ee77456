import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };

/** A desk of its own process: it says what it holds, counts rows without end, and obeys `stop` on standard input. */
const deskProgram = `
  import pg from ${JSON.stringify(import.meta.resolve('pg'))};
  import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))};
  const server = await startEmbedded({ dataFolder: process.argv[1] });
  const tell = (word) => console.log(JSON.stringify({ word, server: server.processId, adopted: server.adopted }));
  const ask = async (sql) => {
    const client = new pg.Client(server.connectionTo('postgres'));
    client.on('error', () => {});
    await client.connect();
    try { return await client.query(sql); } finally { await client.end().catch(() => {}); }
  };
  process.on('SIGINT', async () => { await ask('select 1'); await server.stop(); tell('drained'); process.exit(0); });
  process.stdin.on('data', async (line) => {
    if (String(line).startsWith('stop')) { await server.stop(); tell('stopped'); process.exit(0); }
    ask(String(line)).then(() => tell('asked'), () => {});
  });
  tell('running');
`;

interface Word {
  readonly word: string;
  readonly server: number;
  readonly adopted: boolean;
}

interface Desk {
  readonly process: ChildProcess;
  readonly processId: number;
  readonly server: number;
  readonly adopted: boolean;
  say(line: string): void;
  hears(word: string): Promise<Word>;
  /** Kills the process and sees it dead. */
  kill(): Promise<void>;
}

const temporary: string[] = [];
const desks: ChildProcess[] = [];
const madeOnce = makeOnce();

after(async () => {
  for (const desk of desks) desk.kill('SIGKILL');
  for (const folder of temporary) {
    const left = async () => [...(await guardsOf(folder)), ...(await serversOf(folder))];
    await until('the server is gone', async () => (await left()).length === 0).catch(async (error) => {
      for (const id of await left()) process.kill(id, 'SIGKILL');
      console.error(error);
      process.exitCode = 1;
    });
    await rm(folder, { recursive: true, force: true });
  }
});

test('a technician finds the desk where it was left: the second start brings the same rows', async () => {
  const dataFolder = await newFolder();
  const first = await startEmbedded({ dataFolder });
  await ask(first, 'create table kept as select 7 as number');
  await first.stop();

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select number from kept');
  await second.stop();
  assert.deepEqual(row, { number: 7 });
  assert.equal(second.adopted, false);
  assert.equal(await isRunning(first.processId), false);
});

test('what was acknowledged can be trusted: fsync, checksums, UTF-8 and UTC, whatever the machine is set to', async () => {
  const server = await startEmbedded({ dataFolder: await newFolder(), settings: { work_mem: '5MB' } });

  const [settings] = await ask(
    server,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('wal_level') as wal_level,
            current_setting('listen_addresses') as listens, current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
            current_setting('work_mem') as work_mem, 'Ä' < 'a' as uppercase_first, upper('ä') as upper`,
  );

  const socketMode = (await stat(server.host)).mode & 0o777;
  await server.stop();
  assert.deepEqual(settings, {
    fsync: 'on',
    checksums: 'on',
    wal_level: 'logical',
    listens: '',
    zone: 'UTC',
    encoding: 'UTF8',
    work_mem: '5MB',
    uppercase_first: false,
    upper: 'Ä',
  });
  assert.equal(socketMode, 0o700);
});

test('nobody can ask for a server that loses acknowledged writes', async () => {
  const dataFolder = await newFolder();
  for (const settings of [
    { fsync: 'off' },
    { FSYNC: 'off' },
    { full_page_writes: 'off' },
    { synchronous_commit: 'off' },
    { listen_addresses: '*' },
  ]) {
    await assert.rejects(startEmbedded({ dataFolder, settings }), /cannot be changed/);
  }
  assert.deepEqual(await readdir(dataFolder), []);
});

for (const victims of ['the desk', 'the server', 'both', 'the whole process group', 'everything, the guard too']) {
  test(`after kill -9 of ${victims}, the desk starts again by itself, again and again`, async () => {
    const dataFolder = await newDesk();
    for (let round = 0; round < 4; round++) {
      const desk = await openDesk(dataFolder);
      desk.say('create table if not exists written (at int); insert into written select generate_series(1, 10000)');
      await desk.hears('asked');

      if (victims === 'the server' || victims === 'both') process.kill(desk.server, 'SIGKILL');
      if (victims === 'the whole process group') process.kill(-desk.processId, 'SIGKILL');
      if (victims.startsWith('everything')) for (const guard of await guardsOf(dataFolder)) process.kill(guard, 'SIGKILL');
      await desk.kill();
    }

    const desk = await openDesk(dataFolder);

    desk.say('do $$ begin assert (select count(*) from written) = 40000; end $$');
    await desk.hears('asked');
    await desk.kill();
    await until('the killed desk leaves no server behind', async () => (await serversOf(dataFolder)).length === 0);
  });
}

test('a server killed under a working desk is started again, and the desk reaches it at the same address', async () => {
  const server = await startEmbedded({ dataFolder: await newDesk() });
  const killed = server.processId;

  process.kill(killed, 'SIGKILL');

  await until('the server runs again', async () => server.processId !== killed);
  const [row] = await ask(server, 'select 1 as one');
  await server.stop();
  assert.deepEqual(row, { one: 1 });
});

test('a dead server that its parent never buried counts as dead', async () => {
  const dataFolder = await newDesk();
  const server = await startEmbedded({ dataFolder });
  const killed = server.processId;
  const guards = await guardsOf(dataFolder);
  for (const guard of guards) process.kill(guard, 'SIGSTOP');

  process.kill(killed, 'SIGKILL');

  await until('the server is a zombie', async () => (await stateOf(killed)) === 'Z');
  await until('the server runs again', async () => server.processId !== killed);
  const [row] = await ask(server, 'select 1 as one');
  for (const guard of guards) process.kill(guard, 'SIGCONT');
  await server.stop();
  assert.deepEqual(row, { one: 1 });
});

test('a lock left behind that names a living stranger does not keep the desk from starting, nor harm the stranger', async () => {
  const dataFolder = await newDesk();
  const first = await startEmbedded({ dataFolder });
  const lockFile = join(dataFolder, 'postgres', 'postmaster.pid');
  const lock = await readFile(lockFile, 'utf8');
  await first.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  desks.push(stranger);
  const strangersLock = lock.replace(/^\d+/, String(stranger.pid));
  await writeFile(lockFile, strangersLock);
  await writeFile(join(first.host, '.s.PGSQL.5432.lock'), strangersLock);

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select 1 as one');
  await second.stop();
  assert.deepEqual(row, { one: 1 });
  assert.equal(stranger.exitCode ?? stranger.signalCode, null);
});

test('a query that still computes for a dead server is ended, so that the desk can start', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  desk.say('select count(*) from generate_series(1, 100000000000)');
  await until('the query computes', async () => (await serversOf(dataFolder, 'SELECT')).length === 1);
  for (const guard of await guardsOf(dataFolder)) process.kill(guard, 'SIGKILL');
  process.kill(desk.server, 'SIGKILL');
  await desk.kill();

  const server = await startEmbedded({ dataFolder });

  const left = await serversOf(dataFolder, 'SELECT');
  await server.stop();
  assert.deepEqual(left, []);
});

test('a command beside a running desk shares its server, and the last one out stops it', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  const command = await startEmbedded({ dataFolder });

  desk.say('stop');
  await desk.hears('stopped');

  const [row] = await ask(command, 'select 1 as one');
  assert.equal(command.adopted, true);
  assert.equal(command.processId, desk.server);
  assert.deepEqual(row, { one: 1 });
  await command.stop();
  assert.deepEqual(await serversOf(dataFolder), []);
});

test('a desk killed beside a running command leaves it its server; killed too, it leaves nothing', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  const command = await openDesk(dataFolder);
  await desk.kill();
  command.say('select 1');
  await command.hears('asked');
  assert.equal(await isRunning(command.server), true);

  await command.kill();

  await until('no server is left', async () => (await serversOf(dataFolder)).length === 0);
});

test('a desk killed after its data folder was removed leaves no server behind', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  await rm(dataFolder, { recursive: true, force: true });

  await desk.kill();

  await until('the server is gone', async () => !(await isRunning(desk.server)));
});

test('six desks started at once share one server', async () => {
  const dataFolder = await newDesk();

  const servers = await Promise.all(Array.from({ length: 6 }, () => startEmbedded({ dataFolder })));

  const answers = await Promise.all(servers.map((server) => ask(server, 'select 1 as one')));
  await Promise.all(servers.map((server) => server.stop()));
  assert.equal(answers.length, 6);
  assert.equal(new Set(servers.map(({ processId }) => processId)).size, 1);
  assert.equal(servers.filter(({ adopted }) => !adopted).length, 1);
  assert.deepEqual(await serversOf(dataFolder), []);
});

test('a start while the old server shuts down waits for it', async () => {
  const dataFolder = await newDesk();
  const first = await startEmbedded({ dataFolder });
  await ask(first, 'create table kept as select generate_series(1, 100000) as number');
  const stopping = first.stop();

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select count(*)::int as count from kept');
  await stopping;
  await second.stop();
  assert.deepEqual(row, { count: 100000 });
});

test('Ctrl-C on the terminal leaves the server up until the desk has drained', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);

  process.kill(-desk.processId, 'SIGINT');

  await desk.hears('drained');
  assert.deepEqual(await serversOf(dataFolder), []);
});

test('a data folder too deep for a socket gets a short, private one elsewhere', async () => {
  const dataFolder = join(await newFolder(), 'a long way down '.repeat(8), 'data');

  const server = await startEmbedded({ dataFolder });

  const [row] = await ask(server, 'select 1 as one');
  const socketFolder = await stat(server.host);
  await server.stop();
  temporary.push(server.host);
  assert.deepEqual(row, { one: 1 });
  assert.equal(socketFolder.mode & 0o777, 0o700);
  assert.ok(Buffer.byteLength(server.host) < 90);
});

test('a folder that holds something else is left alone', async () => {
  const dataFolder = await newFolder();
  await mkdir(join(dataFolder, 'postgres'));
  await writeFile(join(dataFolder, 'postgres', 'letter.txt'), 'Dear Kim');

  await assert.rejects(startEmbedded({ dataFolder }), /is not a PostgreSQL cluster/);

  assert.equal(await readFile(join(dataFolder, 'postgres', 'letter.txt'), 'utf8'), 'Dear Kim');
});

if (isRoot) {
  test('a normal user starts a desk as root does', async () => {
    const dataFolder = await newFolder();
    await chown(dataFolder, nobody.uid, nobody.gid);

    const desk = await openDesk(dataFolder, nobody);

    const owner = (await stat(join(dataFolder, 'postgres'))).uid;
    desk.say('stop');
    await desk.hears('stopped');
    assert.equal(owner, nobody.uid);
  });

  test('where root may not make a user namespace, the server runs as an unprivileged account', async () => {
    const dataFolder = await newFolder();
    const programs = await newFolder();
    await writeFile(join(programs, 'unshare'), '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n', { mode: 0o755 });
    const environment = { PATH: `${programs}${delimiter}${process.env.PATH}` };

    const desk = await openDesk(dataFolder, { env: environment });

    const owner = (await stat(`/proc/${desk.server}`)).uid;
    await desk.kill();
    const again = await openDesk(dataFolder, { env: environment });
    again.say('stop');
    await again.hears('stopped');
    assert.notEqual(owner, 0);
  });

  test('where no account can reach the data folder, the desk says what to do', async () => {
    const closed = await newFolder();
    await chmod(closed, 0o700);
    const programs = await newFolder();
    await writeFile(join(programs, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const start = `import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))};
      await startEmbedded({ dataFolder: process.argv[1] }).catch((error) => console.log(error.message));`;

    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', start, join(closed, 'data')], {
      env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` },
    });

    assert.match(stdout, /does not run as root.*SECONDLINE_DATA.*DATABASE_URL/);
  });
}

/** A data folder with a cluster already made in it: a copy takes a tenth of the time of making one. */
async function newDesk(): Promise<string> {
  const folder = await newFolder();
  await cp(join(await madeOnce, 'postgres'), join(folder, 'postgres'), { recursive: true });
  return folder;
}

async function makeOnce(): Promise<string> {
  const dataFolder = await newFolder();
  const server = await startEmbedded({ dataFolder });
  await server.stop();
  return dataFolder;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-embedded-'));
  await chmod(folder, 0o755);
  temporary.push(folder);
  return folder;
}

async function openDesk(dataFolder: string, as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {}): Promise<Desk> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', deskProgram, dataFolder], {
    ...as,
    env: { ...process.env, ...as.env },
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  desks.push(child);
  const ended = once(child, 'exit');
  const words: Word[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line !== '') words.push(JSON.parse(line) as Word);
  });
  const hears = async (word: string): Promise<Word> => {
    await until(`the desk says ${word}`, async () => words.some((said) => said.word === word) || child.exitCode !== null);
    const index = words.findIndex((said) => said.word === word);
    const [said] = index < 0 ? [] : words.splice(index, 1);
    assert.ok(said, `the desk ended without saying ${word}`);
    return said;
  };
  const { server, adopted } = await hears('running');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, processId: child.pid ?? 0, server, adopted, say: (line) => child.stdin.write(`${line}\n`), hears, kill };
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connectionTo('postgres'));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** The processes of PostgreSQL that work in this data folder's cluster. */
async function serversOf(dataFolder: string, title = ''): Promise<number[]> {
  return processes(async (id, line) => /postgres/.test(line) && line.includes(title) && (await isIn(id, dataFolder)));
}

async function guardsOf(dataFolder: string): Promise<number[]> {
  return processes(async (_, line) => line.includes('embedded-guard.sh') && line.includes(`${dataFolder}/`));
}

async function isIn(id: number, dataFolder: string): Promise<boolean> {
  return (await readlink(`/proc/${id}/cwd`).catch(() => '')) === join(dataFolder, 'postgres');
}

async function processes(matches: (id: number, line: string) => Promise<boolean>): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    ids.map(async (id) => ((await matches(id, await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''))) ? [id] : [])),
  );
  return found.flat();
}

async function stateOf(id: number): Promise<string> {
  const line = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).charAt(0);
}

async function isRunning(id: number): Promise<boolean> {
  return !['', 'Z', 'X'].includes(await stateOf(id));
}

/** Waits for what must come; twenty seconds is twice what a start after a kill may take. */
async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await condition())) {
    assert.ok(performance.now() - since < 20_000, `never came: ${what}`);
    await pause(20);
  }
}
