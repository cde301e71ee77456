// Runs a TypeScript file of this project on the Node that the project pins, after installing what is missing.
// Plain JavaScript without dependencies: it must run on any Node from 18 on, before anything is installed.
//
//   node scripts/run.js FILE.ts [ARGUMENT...]

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// What only some starts need is loaded by them: each start waits for this file.

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const rememberedFile = join(modules, '.secondline-lock');
const installLock = join(root, '.cache', 'install.lock');

const nodeWanted = 26;

/** A slow line installs in minutes; a lock that is older belongs to a machine that lost its power. */
const installMinutes = 30;

/** Installs what is missing, then becomes the pinned Node with this file. The working directory stays the caller's. */
export async function run(file, parameters) {
  const wanted = createHash('sha256').update(readFileSync(lockFile)).update(`${process.platform}-${process.arch}`).digest('hex');
  if (read(rememberedFile) !== wanted) await install(wanted);
  const node = pinnedNode();
  if (node === undefined) {
    fail(
      `Secondline needs Node ${nodeWanted} or later: the packages bring none for ${process.platform}-${process.arch}, and this is ${process.version}.\n` +
        `Install Node ${nodeWanted} or later from https://nodejs.org and start again.`,
    );
  }
  // Nothing here is linked from elsewhere; following links anyway costs a start a quarter of its time.
  await become(node, ['--preserve-symlinks', resolve(root, file), ...parameters], {
    // Compiled code is kept between starts: a third to a half of the processor time of a start goes into compiling.
    NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
  });
}

function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const node = join(modules, `node-${system}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node) && hasLoader()) return node;
  return Number(process.versions.node.split('.')[0]) >= nodeWanted ? process.execPath : undefined;
}

/** The pinned Node on Linux is made for the GNU C library; where another one is installed, it cannot be started. */
function hasLoader() {
  const loaders = { x64: '/lib64/ld-linux-x86-64.so.2', arm64: '/lib/ld-linux-aarch64.so.1' };
  return process.platform !== 'linux' || existsSync(loaders[process.arch] ?? '');
}

/** Replaces this process where Node can do that; elsewhere stands before the other one as if it had. */
async function become(node, parameters, env) {
  if (process.platform !== 'win32' && typeof process.execve === 'function') process.execve(node, [node, ...parameters], env);

  // Killed without a chance to pass it on, this process must not leave the other one behind.
  const setpriv =
    process.platform === 'linux' &&
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, 'setpriv'))
      .find(existsSync);
  const [program, ...rest] = setpriv ? [setpriv, '--pdeathsig', 'TERM', '--', node, ...parameters] : [node, ...parameters];
  const { spawn } = await import('node:child_process');
  const child = spawn(program, rest, { env, stdio: 'inherit' });
  child.once('error', (error) => fail(`${node} could not be started: ${error.message}`));

  const passOn = (signal) => child.kill(signal);
  // A terminal tells everyone in front of it of Ctrl-C; told twice, a program would think it is to stop at once.
  const hearItself = process.stdin.isTTY === true;
  const passed = { SIGTERM: passOn, SIGHUP: passOn, SIGINT: hearItself ? () => {} : passOn };
  for (const [signal, listener] of Object.entries(passed)) process.on(signal, listener);

  child.once('exit', (code, signal) => {
    for (const [name, listener] of Object.entries(passed)) process.off(name, listener);
    if (signal === null) process.exit(code ?? 1);
    process.kill(process.pid, signal);
  });
}

/** One process installs; others that were started meanwhile wait for it. Standard output stays the command's own. */
async function install(wanted) {
  const release = await takeInstallLock();
  try {
    if (read(rememberedFile) === wanted) return;
    if (!alreadyInstalled()) {
      process.stderr.write('Installing what is missing (npm ci); this happens once after each change of package-lock.json.\n');
      await npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']);
    }
    remember(wanted);
  } finally {
    release();
  }
}

/** What an image or a person installed by `npm ci` is as good: npm's own record must agree with the lock file. */
function alreadyInstalled() {
  const record = read(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const { '': _project, ...locked } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const allThere = Object.entries(locked).every(([path, { version, optional }]) =>
    installed[path] ? installed[path].version === version : optional === true,
  );
  return allThere && Object.keys(installed).every((path) => path in locked);
}

function remember(wanted) {
  try {
    writeFileSync(rememberedFile, wanted);
  } catch (error) {
    // A read-only installation compares the records at each start instead.
    if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error;
  }
}

async function npm(parameters) {
  const { spawn } = await import('node:child_process');
  const npmFile = process.env.npm_execpath;
  const own = npmFile?.endsWith('.js') && existsSync(npmFile);
  const onWindows = process.platform === 'win32';
  const child = own
    ? spawn(process.execPath, [npmFile, ...parameters], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm', parameters, { cwd: root, stdio: ['ignore', 2, 2], shell: onWindows });
  const status = await new Promise((settle) => {
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => settle(code ?? signal));
  });
  if (status !== 0) throw new Error(`npm ci did not succeed (${status}). Is the package registry within reach?`);
}

async function takeInstallLock() {
  const own = `${process.pid}`;
  let told = false;
  for (let tries = 0; tries < installMinutes * 60 * 5; tries++) {
    try {
      mkdirSync(dirname(installLock), { recursive: true });
      writeFileSync(installLock, own, { flag: 'wx' });
      // Of several that removed a dead one's lock, the last to write has it; the others see it here.
      await pause(20);
      if (read(installLock) === own) return () => rmSync(installLock, { force: true });
    } catch (error) {
      if (['EROFS', 'EACCES', 'EPERM'].includes(error.code)) return () => {};
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(read(installLock));
      if (Number.isInteger(holder) && holder > 0 && !lives(holder)) rmSync(installLock, { force: true });
      if (!told) process.stderr.write('Waiting for another process that installs.\n');
      told = true;
      await pause(200);
    }
  }
  throw new Error(`Another process has been installing for ${installMinutes} minutes; if there is none, remove ${installLock}.`);
}

const pause = (milliseconds) => new Promise((settle) => setTimeout(settle, milliseconds));

function lives(processId) {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [file, ...parameters] = process.argv.slice(2);
  if (file === undefined) fail('Usage: node scripts/run.js FILE.ts [ARGUMENT...]');
  await run(file, parameters).catch((error) => fail(error.message));
}
