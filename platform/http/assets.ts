import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, Refused } from '../refusal.ts';

/** What a build of the web is made of. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** How a file was packed beside itself, best first. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Asset {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Sizes of its packed forms. */
  readonly packed: ReadonlyMap<string, number>;
}

/** Answers with the file of this name in the folder; only names that were there when it was opened are known. */
export type AssetReader = (name: string, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

/**
 * Opens the files of a folder for reading over HTTP. What is asked for is looked up among their names and is never made part of a
 * path, so that nothing outside can be reached.
 */
export async function openAssets(folder: string, cacheControl: string): Promise<AssetReader> {
  const assets = await listAssets(folder);
  return (name, request, reply) => {
    const asset = assets.get(name);
    if (asset === undefined) throw new Refused(notFound, {});
    const accepted = request.headers['accept-encoding'] ?? '';
    const packing = packings.find(([encoding]) => asset.packed.has(encoding) && accepted.includes(encoding));
    const length = packing === undefined ? asset.bytes : asset.packed.get(packing[0]);
    reply.headers({ 'cache-control': cacheControl, 'content-type': asset.mediaType, 'content-length': length, vary: 'accept-encoding' });
    if (packing !== undefined) reply.header('content-encoding', packing[0]);
    return reply.send(createReadStream(packing === undefined ? asset.path : `${asset.path}${packing[1]}`));
  };
}

async function listAssets(folder: string): Promise<ReadonlyMap<string, Asset>> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const sizes = new Map(await Promise.all(files.map(async ({ name }) => [name, (await stat(join(folder, name))).size] as const)));
  const assets = new Map<string, Asset>();
  for (const [name, bytes] of sizes) {
    const mediaType = mediaTypes[extname(name)];
    if (mediaType === undefined) continue;
    const packed = packings.flatMap(([encoding, ending]) => {
      const size = sizes.get(`${name}${ending}`);
      return size === undefined ? [] : [[encoding, size] as const];
    });
    assets.set(name, { path: join(folder, name), mediaType, bytes, packed: new Map(packed) });
  }
  return assets;
}
