import { spawn } from 'node:child_process';
import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../platform/postgres/embedded.ts';
import { openDatabase } from '../platform/postgres/pool.ts';
import { buildWeb } from './build-web.ts';
import { findChromium } from './chromium.ts';

/**
 * Runs every test, or those whose path contains one of the words given: installs a browser when none is there, builds the web,
 * starts one PostgreSQL for all files (each takes a copy of one migrated template) and stops it again.
 */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const files = await testFiles(words);
if (files.length === 0) {
  console.error(`No test file has ${words.join(' or ')} in its path.`);
  process.exit(2);
}

const needsBrowser = files.some((file) => file.startsWith('test/browser/'));
const environment: NodeJS.ProcessEnv = { ...process.env };
if (needsBrowser) {
  environment.SECONDLINE_CHROMIUM = await findChromium();
  await buildWeb();
}
const server = await startServer(environment);
try {
  process.exitCode = await run(files, environment);
} finally {
  await server.stop();
}

async function testFiles(containing: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('{platform,estate,desk,noc,oversight,channels,cli,web,test,bench,scripts}/**/*.test.{ts,tsx}'))
    found.push(file);
  const wanted = containing.length === 0 ? found : found.filter((file) => containing.some((word) => file.includes(word)));
  return wanted.sort();
}

/** The server of SECONDLINE_TEST_DATABASE_URL when that is set, so that the whole run can be tried on PostgreSQL 15; else an embedded one. */
async function startServer(environment: NodeJS.ProcessEnv): Promise<{ stop(): Promise<void> }> {
  environment.SECONDLINE_TEST_TEMPLATE = `template_run_${process.pid}`;
  if (environment.SECONDLINE_TEST_DATABASE_URL)
    return { stop: () => dropTemplate({ connectionString: environment.SECONDLINE_TEST_DATABASE_URL }) };
  const folder = await mkdtemp(join(tmpdir(), 'secondline-test-'));
  const server = await startEmbedded({ dataFolder: folder, settings: { max_connections: '200' } });
  environment.SECONDLINE_TEST_DATABASE_URL = socketUrl(server.connectionTo('postgres'));
  return {
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function socketUrl({
  host,
  port,
  user,
  password,
}: {
  host?: string | undefined;
  port?: number | undefined;
  user?: string | undefined;
  password?: unknown;
}): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : '';
  return `postgres://${user ?? 'postgres'}${secret}@localhost/postgres?host=${encodeURIComponent(host ?? '')}&port=${port ?? 5432}`;
}

async function dropTemplate(connection: { connectionString?: string | undefined }): Promise<void> {
  const database = openDatabase({ connection: { connectionString: connection.connectionString ?? '' }, most: 1 });
  const name = `template_run_${process.pid}`;
  const { rowCount } = await database.pool.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 1) await database.pool.query(`alter database ${name} is_template false`);
  await database.pool.query(`drop database if exists ${name}`);
  await database.close();
}

function run(paths: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['--test', '--test-concurrency=2', ...flags, ...paths], { stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}
