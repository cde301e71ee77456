import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

const root = dirname(import.meta.dirname);

/** The browser's part, and where it is built to. */
export const webSources = join(root, 'web');
export const webOutput = join(root, 'dist', 'web');

/** What a build was made from, kept beside it. */
const stampFile = join(root, 'dist', 'web-stamp.json');

/** What decides over a build besides the sources. */
const alsoDeciding = ['package-lock.json', 'vite.config.ts'];

interface Stamped {
  readonly size: number;
  readonly modifiedAt: number;
  readonly digest: string;
}

type Stamp = Readonly<Record<string, Stamped>>;

/**
 * Whether the build was made from what stands here now. Files whose size and time have not changed are not read; of others the
 * content counts, so that a fresh clone of the same sources, or a touched file, needs no build.
 */
export async function isUpToDate(): Promise<boolean> {
  const stamp = await readStamp();
  if (stamp === undefined) return false;
  const inWeb = await filesOf(webSources);
  if (inWeb.some((path) => stamp[path] === undefined)) return false;
  const verdicts = await Promise.all(Object.entries(stamp).map(([path, stamped]) => compare(path, stamped)));
  if (verdicts.includes('changed')) return false;
  if (verdicts.includes('touched')) await writeStamp(Object.keys(stamp));
  return true;
}

/** Notes what a build was made from: all of web/, what decides over it, and the files outside that were bundled. */
export async function writeStampFor(bundled: readonly string[]): Promise<void> {
  const outside = bundled
    .map((path) => relative(root, path.split('?')[0] ?? path))
    .filter((path) => !path.startsWith('..') && !path.startsWith(`node_modules${sep}`) && !path.startsWith('\0'));
  await writeStamp([...new Set([...(await filesOf(webSources)), ...alsoDeciding, ...outside])]);
}

async function writeStamp(paths: readonly string[]): Promise<void> {
  const entries = await Promise.all(paths.toSorted().map(async (path) => [path, await stampOf(path)] as const));
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, JSON.stringify(Object.fromEntries(entries.filter(([, stamped]) => stamped !== undefined))));
}

async function readStamp(): Promise<Stamp | undefined> {
  const text = await readFile(stampFile, 'utf8').catch(() => undefined);
  // Written by `writeStamp` alone.
  return text === undefined ? undefined : (JSON.parse(text) as Stamp);
}

async function compare(path: string, { size, modifiedAt, digest }: Stamped): Promise<'same' | 'touched' | 'changed'> {
  const now = await stat(join(root, path)).catch(() => undefined);
  if (now === undefined || now.size !== size) return 'changed';
  if (now.mtimeMs === modifiedAt) return 'same';
  return (await stampOf(path))?.digest === digest ? 'touched' : 'changed';
}

async function stampOf(path: string): Promise<Stamped | undefined> {
  const full = join(root, path);
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const digest = createHash('sha256')
    .update(await readFile(full))
    .digest('hex');
  return { size: found.size, modifiedAt: found.mtimeMs, digest };
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
