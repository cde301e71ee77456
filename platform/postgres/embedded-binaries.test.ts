import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { type Binaries, copyBinaries, findBinaries, linkLibraries } from './embedded-binaries.ts';

const run = promisify(execFile);
const nobody = 65534;

test('on a machine that no package is made for, the operator is told to bring a server', async () => {
  await assert.rejects(findBinaries('sunos-sparc'), /no embedded PostgreSQL for sunos-sparc.*DATABASE_URL/);
});

test('links that installing without scripts leaves out are made at the start', async (context) => {
  const installed = await newInstallation(context);

  const linked = await linkLibraries(installed, await newFolder(context));

  assert.match(await versionOf(linked), /18/);
  assert.equal(await readlink(join(linked.root, 'lib', 'libpq.so.5')), 'libpq.so.5.18');
  assert.equal(linked.libraryPath, undefined);
});

test('a link that points nowhere is made anew', async (context) => {
  const installed = await newInstallation(context);
  await symlink('libpq.so.5.1', join(installed.root, 'lib', 'libpq.so.5'));

  const linked = await linkLibraries(installed, await newFolder(context));

  assert.match(await versionOf(linked), /18/);
  assert.equal(await readlink(join(linked.root, 'lib', 'libpq.so.5')), 'libpq.so.5.18');
});

test('where the installation cannot be written, the links are made beside the data', async (context) => {
  const installed = await newInstallation(context);
  const data = await newFolder(context);
  await chmod(join(installed.root, 'lib'), 0o555);

  const linked = await asNormalUser(() => linkLibraries(installed, data));

  assert.ok(linked.libraryPath?.startsWith(join(data, `postgres-libraries-${installed.version}`)));
  assert.match(await versionOf(linked), /18/);
});

test('programs that another account cannot read are copied to where it can, whole or not at all', async (context) => {
  const data = await newFolder(context);
  const installed = await newInstallation(context);

  const copied = await copyBinaries(installed, data);

  assert.match(await versionOf(copied), /18/);
  assert.deepEqual(await readdir(join(data, `postgres-programs-${installed.version}`)), ['native']);
});

/** What `npm ci --ignore-scripts` leaves: libraries under their full names, and nothing that points to them. */
async function newInstallation(context: TestContext): Promise<Binaries> {
  const { root, version } = await findBinaries();
  const copy = join(await newFolder(context), 'native');
  await mkdir(copy);
  const wanted = async (path: string) => !path.endsWith('.a') && basename(path) !== 'postgres' && !(await lstat(path)).isSymbolicLink();
  for (const part of ['bin', 'lib', 'pg-symlinks.json']) await cp(join(root, part), join(copy, part), { recursive: true, filter: wanted });
  return { root: copy, version };
}

async function versionOf({ root, libraryPath }: Binaries): Promise<string> {
  const env = { ...process.env, ...(libraryPath !== undefined && { LD_LIBRARY_PATH: libraryPath }) };
  return (await run(join(root, 'bin', 'initdb'), ['--version'], { env })).stdout;
}

/** Nothing is closed to root; so root takes another account for a moment. */
async function asNormalUser<Result>(action: () => Promise<Result>): Promise<Result> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function newFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-binaries-'));
  if (process.getuid?.() === 0) await chown(folder, nobody, nobody);
  context.after(async () => {
    await chmod(join(folder, 'native', 'lib'), 0o755).catch(() => {
      // Only some of the folders hold an installation.
    });
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}
