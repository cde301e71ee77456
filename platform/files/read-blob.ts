import { createHash } from 'node:crypto';
import { asDesk } from '../in-work.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';

/**
 * Gives a client's file back, chunk by chunk. Who may read it is decided by whoever knows its hash from a row that the caller may
 * see; unknown and foreign blobs are not found. Bytes that are not what was stored break it off before its last chunk: nobody gets a
 * whole file that is false.
 */
export async function* readBlob(work: Work, clientId: string, sha256: string): AsyncGenerator<Uint8Array> {
  const desk = <Result>(run: () => Promise<Result>) => asDesk(work.sql, work.authority, run);
  const blob = await desk(() =>
    work.sql
      .selectFrom('files.blob')
      .select(['id', 'size_bytes as sizeBytes'])
      .where('client_id', '=', clientId)
      .where('sha256', '=', sha256)
      .executeTakeFirst(),
  );
  if (blob === undefined) return refuse(notFound);
  const digest = createHash('sha256');
  let held: Uint8Array | undefined;
  for (let read = 0, number = 0; read < blob.sizeBytes; number += 1) {
    if (held !== undefined) yield held;
    const chunk = await desk(() =>
      work.sql
        .selectFrom('files.chunk')
        .select('bytes')
        .where('client_id', '=', clientId)
        .where('blob_id', '=', blob.id)
        .where('number', '=', number)
        .executeTakeFirst(),
    );
    if (chunk === undefined) throw new Error(`Chunk ${number} of the file ${sha256} of client ${clientId} is missing; ${whatToDo}`);
    held = chunk.bytes;
    digest.update(held);
    read += held.byteLength;
  }
  if (digest.digest('hex') !== sha256)
    throw new Error(`The file ${sha256} of client ${clientId} has other bytes than were stored; ${whatToDo}`);
  if (held !== undefined) yield held;
}

const whatToDo = 'restore it from a backup, and see with secondline verify what else was changed';
