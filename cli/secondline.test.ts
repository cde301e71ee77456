import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { freshDatabase } from '../test/database.ts';

const program = join(import.meta.dirname, 'secondline.ts');
const folder = await mkdtemp(join(tmpdir(), 'secondline-cli-'));
after(() => rm(folder, { recursive: true }));
const { connection, pool } = await freshDatabase();
const url = connection.connectionString ?? '';

/** A database without anything in it, gone when the tests are done. */
async function bareDatabase(): Promise<string> {
  const name = `bare_${process.pid}`;
  await pool.query(`create database ${name}`);
  after(() => pool.query(`drop database ${name} with (force)`));
  return url.replace(/\/test_[^?]*/, `/${name}`);
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function begin(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  const env = { PATH: process.env.PATH, SECONDLINE_DATA: folder, ...environment };
  return spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return endOf(begin(words, environment));
}

/** As people type it, with the settings of nobody's npm but the project's own. */
async function npmRun(words: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const env = { PATH: process.env.PATH, SECONDLINE_DATA: folder, npm_config_cache: folder, ...environment };
  const root = join(import.meta.dirname, '..');
  return endOf(
    spawn('npm', ['run', 'secondline', '--', ...words], {
      cwd: root,
      env,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out: out(), err: err() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

describe('The command line', () => {
  for (const words of [[], ['help'], ['--help']]) {
    test(`says what it can do when called with ${JSON.stringify(words)}`, async () => {
      const { code, out, err } = await run(words);

      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^Secondline \d+\.\d+\.\d+[\s\S]+Commands:[\s\S]+ {2}start +Serve the desk/);
    });
  }

  for (const words of [
    ['help', 'start'],
    ['start', '--help'],
    ['start', '-h'],
  ]) {
    test(`says how a command is called for ${words.join(' ')}, and does not run it`, async () => {
      const { code, out } = await run(words);

      assert.equal(code, 0);
      assert.match(out, /Usage: secondline start[\s\S]+--port PORT[\s\S]+SECONDLINE_DATA/);
    });
  }

  for (const [words, said] of [
    [['strat'], /There is no command "strat"\. Did you mean secondline start\?/],
    [['help', 'brew'], /There is no command "brew"\. secondline help lists all commands\./],
    [['start', '--prot', '1'], /'--prot'\. Did you mean --port\?/],
    [['start', '--port'], /--port.*See secondline help start/],
    [['start', 'now'], /does not take "now"/],
    [['start', '--port', 'http'], /^PORT: /],
  ] as const) {
    test(`ends with 2 for ${words.join(' ')}, and says what was meant`, async () => {
      const { code, out, err } = await run(words);

      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
    });
  }

  test('ends with 2 for a setting that there is none of', async () => {
    const { code, err } = await run(['migrate'], { SECONDLINE_DATABASE: 'x' });

    assert.equal(code, 2);
    assert.match(err, /There is no setting SECONDLINE_DATABASE/);
  });

  test('says one JSON document and nothing else to a program that called it wrongly', async () => {
    const { code, out } = await run(['strat', '--json']);

    assert.equal(code, 2);
    assert.deepEqual(JSON.parse(out), {
      error: { code: 'wrong-use', message: 'There is no command "strat". Did you mean secondline start?' },
    });
  });

  test('lists its commands to a program', async () => {
    const { out } = await run(['help', '--json']);

    assert.equal(JSON.parse(out).commands[0].name, 'start');
  });
});

describe('A command on a database', () => {
  test('migrates what is missing, says so as one JSON document, and finds nothing to do the next time', async () => {
    const bare = await bareDatabase();
    const first = await run(['migrate', '--json'], { DATABASE_URL: bare });

    const second = await run(['migrate', '--json'], { DATABASE_URL: bare });

    assert.deepEqual([first.code, second.code], [0, 0]);
    assert.ok(JSON.parse(first.out).applied.includes('20261122-0900-wall.sql'));
    assert.deepEqual(JSON.parse(second.out), { applied: [] });
  });

  test('says one JSON document through npm run too', async () => {
    const { code, out } = await npmRun(['report', 'kpi', '--json'], { DATABASE_URL: url });

    assert.equal(code, 0);
    assert.equal(typeof JSON.parse(out).asOf, 'string');
  });

  test('ends through npm run with its own code, and says what was wrong', async () => {
    const { code, out, err } = await npmRun(['report', 'kpy', '--json'], { DATABASE_URL: url });

    assert.equal(code, 2);
    assert.equal(JSON.parse(out).error.code, 'wrong-use');
    assert.match(err, /report kpi/);
  });

  test('that cannot be reached ends with 1 and says why', async () => {
    const { code, out, err } = await run(['migrate', '--json'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/desk' });

    assert.equal(code, 1);
    assert.equal(JSON.parse(out).error.code, 'failed');
    assert.match(err, /ECONNREFUSED/);
  });

  test('serves until it is told to stop, and then ends with 0', async () => {
    const desk = begin(['start', '--json', '--port', '0', '--host', '127.0.0.1', '--role', 'web', '--without-web'], { DATABASE_URL: url });
    const document = await new Promise<string>((resolve, reject) => {
      desk.stdout?.setEncoding('utf8').once('data', resolve);
      desk.once('exit', (code) => reject(new Error(`It ended with ${code}`)));
    });
    const { setupUrl } = JSON.parse(document) as { readonly setupUrl: string };
    const ready = await fetch(new URL('/readyz', setupUrl));

    desk.kill('SIGTERM');
    const code = await new Promise((resolve) => desk.once('exit', resolve));

    assert.equal(ready.status, 200);
    assert.match(setupUrl, /\/setup\/[\w-]{43}$/);
    assert.equal(code, 0);
  });
});
