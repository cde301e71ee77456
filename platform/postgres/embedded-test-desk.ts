import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';

export const isRoot = process.getuid?.() === 0;
export const nobody = { uid: 65534, gid: 65534 };

/** A desk of its own process: it says what it holds, asks what it is told on standard input, and obeys `stop`. */
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

export interface Desk {
  readonly process: ChildProcess;
  readonly processId: number;
  readonly server: number;
  readonly adopted: boolean;
  say(line: string): void;
  hears(word: string): Promise<Word>;
  /** Kills the process and sees it dead. */
  kill(): Promise<void>;
}

export const temporary: string[] = [];
export const desks: ChildProcess[] = [];
let madeOnce: Promise<string> | undefined;

/** Ends what the tests of a file left, and fails the file when a server was among it. */
export async function tidyUp(): Promise<void> {
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
}

/** A data folder with a cluster already made in it: a copy takes a tenth of the time of making one. */
export async function newDesk(): Promise<string> {
  const folder = await newFolder();
  madeOnce ??= makeOnce();
  await cp(join(await madeOnce, 'postgres'), join(folder, 'postgres'), { recursive: true });
  return folder;
}

async function makeOnce(): Promise<string> {
  const dataFolder = await newFolder();
  const server = await startEmbedded({ dataFolder });
  await server.stop();
  return dataFolder;
}

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-embedded-'));
  await chmod(folder, 0o755);
  temporary.push(folder);
  return folder;
}

export async function openDesk(dataFolder: string, as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {}): Promise<Desk> {
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

export async function refusalOfStart(dataFolder: string, as: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv }): Promise<string> {
  const start = `import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))};
    await startEmbedded({ dataFolder: process.argv[1] }).then((server) => server.stop(), (error) => console.log(error.message));`;
  const options = { ...as, env: { ...process.env, ...as.env } };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', start, dataFolder], options);
  return stdout;
}

export async function ask(server: EmbeddedServer, sql: string): Promise<unknown[]> {
  const client = new pg.Client(server.connectionTo('postgres'));
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** The processes of PostgreSQL that work in this data folder's cluster. */
export async function serversOf(dataFolder: string, title = ''): Promise<number[]> {
  return processes(async (id, line) => /postgres/.test(line) && line.includes(title) && (await isIn(id, dataFolder)));
}

export async function guardsOf(dataFolder: string): Promise<number[]> {
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

export async function stateOf(id: number): Promise<string> {
  const line = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  return line.slice(line.lastIndexOf(')') + 2).charAt(0);
}

export async function isRunning(id: number): Promise<boolean> {
  return !['', 'Z', 'X'].includes(await stateOf(id));
}

/** Waits for what must come; twenty seconds is twice what a start after a kill may take. */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await condition())) {
    assert.ok(performance.now() - since < 20_000, `never came: ${what}`);
    await pause(20);
  }
}
