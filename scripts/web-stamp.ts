import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

const root = dirname(import.meta.dirname);

/** The browser's part, and where it is built to. */
export const webSources = join(root, 'web');
export const webOutput = join(root, 'dist', 'web');

/** What decides over a build besides the sources. */
const alsoDeciding = ['package-lock.json', 'vite.config.ts'];

interface Stamped {
  readonly size: number;
  readonly modifiedAt: number;
  readonly digest: string;
}

type Stamps = Readonly<Record<string, Stamped>>;

/** What a build of the web was made from, kept beside it. */
export interface WebStamp {
  /**
   * Whether the build was made from what stands here now. Files whose size and time have not changed are not read; of others the
   * content counts, so that a fresh clone of the same sources, or a touched file, needs no build.
   */
  isUpToDate(): Promise<boolean>;
  /** Notes what was built: all of web/, what decides over it, and the files outside that were bundled. */
  write(bundled: readonly string[]): Promise<void>;
}

/** The stamp of the project in this folder. */
export function webStamp(project = root): WebStamp {
  const file = join(project, 'dist', 'web-stamp.json');

  async function save(paths: readonly string[]): Promise<void> {
    const entries = await Promise.all(paths.toSorted().map(async (path) => [path, await stampOf(join(project, path))] as const));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(Object.fromEntries(entries.filter(([, stamped]) => stamped !== undefined))));
  }

  return {
    isUpToDate: async () => {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      if (text === undefined) return false;
      // Written by `save` alone.
      const stamps = JSON.parse(text) as Stamps;
      const inWeb = await sourcesOf(project);
      if (inWeb.some((path) => stamps[path] === undefined)) return false;
      const verdicts = await Promise.all(Object.entries(stamps).map(([path, stamped]) => compare(join(project, path), stamped)));
      if (verdicts.includes('changed')) return false;
      if (verdicts.includes('touched')) await save(Object.keys(stamps));
      return true;
    },
    write: async (bundled) => {
      const outside = bundled
        .map((path) => relative(project, path.split('?')[0] ?? path))
        .filter((path) => !path.startsWith('..') && !path.startsWith(`node_modules${sep}`) && !path.includes('\0'));
      await save([...new Set([...(await sourcesOf(project)), ...alsoDeciding, ...outside])]);
    },
  };
}

async function compare(path: string, { size, modifiedAt, digest }: Stamped): Promise<'same' | 'touched' | 'changed'> {
  const now = await stat(path).catch(() => undefined);
  if (now === undefined || now.size !== size) return 'changed';
  if (now.mtimeMs === modifiedAt) return 'same';
  return (await stampOf(path))?.digest === digest ? 'touched' : 'changed';
}

async function stampOf(path: string): Promise<Stamped | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return undefined;
  const digest = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { size: found.size, modifiedAt: found.mtimeMs, digest };
}

async function sourcesOf(project: string): Promise<readonly string[]> {
  const entries = await readdir(join(project, 'web'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => relative(project, join(entry.parentPath, entry.name)));
}
