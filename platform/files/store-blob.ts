import { createHash, type Hash } from 'node:crypto';
import { asDesk } from '../in-work.ts';
import type { Sql } from '../postgres/sql.ts';
import type { Work } from '../work.ts';
import { inChunks } from './chunks.ts';

/** As many bytes as tell what kind of file it is. */
const firstBytesKept = 4_100;

/** What was stored, and how it begins. */
export interface StoredBlob {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly firstBytes: Uint8Array;
}

/** The most bytes taken, and what is said to more. */
export interface BlobLimit {
  readonly mostBytes: number;
  readonly tooLarge: () => never;
}

/**
 * Stores a file of a client as it streams in, hashing on the way, in constant memory. The same bytes of the same client are kept once;
 * another client's are never shared, so that nobody learns what another one has. When it breaks off, nothing is left: all of it
 * belongs to this work's transaction.
 */
export async function storeBlob(work: Work, clientId: string, bytes: AsyncIterable<Uint8Array>, limit: BlobLimit): Promise<StoredBlob> {
  const blobId = work.newId();
  // Requesters see no blob, only the evidence that names one; keeping what they send is the desk's own act.
  return asDesk(work.sql, work.authority, async () => {
    const { digest, sizeBytes, firstBytes } = await storeChunks(work.sql, { clientId, blobId, bytes, limit });
    const sha256 = digest.digest('hex');
    const kept = await work.sql
      .insertInto('files.blob')
      .values({ client_id: clientId, id: blobId, sha256, size_bytes: sizeBytes, created_at: work.at })
      .onConflict((conflict) => conflict.columns(['client_id', 'sha256']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (kept === undefined)
      await work.sql.deleteFrom('files.chunk').where('client_id', '=', clientId).where('blob_id', '=', blobId).execute();
    return { sha256, sizeBytes, firstBytes };
  });
}

async function storeChunks(
  sql: Sql,
  {
    clientId,
    blobId,
    bytes,
    limit,
  }: { readonly clientId: string; readonly blobId: string; readonly bytes: AsyncIterable<Uint8Array>; readonly limit: BlobLimit },
): Promise<{ readonly digest: Hash; readonly sizeBytes: number; readonly firstBytes: Uint8Array }> {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  let firstBytes = new Uint8Array();
  let number = 0;
  for await (const chunk of inChunks(bytes)) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limit.mostBytes) limit.tooLarge();
    if (number === 0) firstBytes = new Uint8Array(chunk.subarray(0, firstBytesKept));
    digest.update(chunk);
    await sql.insertInto('files.chunk').values({ client_id: clientId, blob_id: blobId, number, bytes: chunk }).execute();
    number += 1;
  }
  return { digest, sizeBytes, firstBytes };
}
