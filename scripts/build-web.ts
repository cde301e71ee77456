import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Rolldown, build as viteBuild } from 'vite';
import { webOutput, webStamp } from './web-stamp.ts';

/** Smaller files gain nothing from being packed. */
const leastBytes = 1_024;

/** Builds the browser's part into dist/web, with each asset packed beside it, unless that was made from what stands here now. */
export async function buildWeb(): Promise<void> {
  if (!(await webStamp().isUpToDate())) await build();
}

/** In a folder of its own, put in place at the end: whoever serves or builds at the same time never sees half of it. */
async function build(): Promise<void> {
  // Loaded only where something is built.
  const vite = await import('vite');
  await clearAbandoned();
  const outDir = `${webOutput}${building}${process.pid}`;
  const outputs = await vite.build({
    configFile: join(dirname(import.meta.dirname), 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir },
  });
  await packAssets(join(outDir, 'assets'));
  const before = `${outDir}-before`;
  await rename(webOutput, before).catch(ignoreMissing);
  await rename(outDir, webOutput);
  await rm(before, { recursive: true, force: true });
  await webStamp().write(modulesOf(outputs));
}

const building = '.building-';

/** What a build left behind that was killed. */
async function clearAbandoned(): Promise<void> {
  const names = await readdir(dirname(webOutput)).catch(() => []);
  for (const name of names) {
    const processId = Number.parseInt(name.split(building)[1] ?? '', 10);
    if (!Number.isNaN(processId) && !lives(processId)) await rm(join(dirname(webOutput), name), { recursive: true, force: true });
  }
}

function lives(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

type Built = Awaited<ReturnType<typeof viteBuild>>;

/** Every file that went into the build. */
function modulesOf(built: Built): readonly string[] {
  const all = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? [...one.output] : []));
  return all.flatMap((part: Rolldown.OutputChunk | Rolldown.OutputAsset) => (part.type === 'chunk' ? part.moduleIds : []));
}

async function packAssets(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css|svg|json|map)$/.test(name));
  for (const name of names) {
    const content = await readFile(join(folder, name));
    if (content.byteLength < leastBytes) continue;
    await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
    await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(content, { params }));
  }
}

if (import.meta.main) await build();
