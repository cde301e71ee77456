import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const root = dirname(import.meta.dirname);

/** Writes a file that is committed though a program writes it; with --check only says whether it is up to date. */
export async function writtenFile(path: string, text: string, command: string): Promise<void> {
  const full = join(root, path);
  if ((await readFile(full, 'utf8').catch(() => '')) === text) return;
  if (process.argv.includes('--check')) {
    console.error(`Out of date: ${relative(root, full)}. Run ${command} and commit what it writes.`);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, text);
}
