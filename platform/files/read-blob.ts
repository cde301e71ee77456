import { asDesk } from '../in-work.ts';
import { notFound, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';

/**
 * Gives a client's file back, chunk by chunk. Who may read it is decided by whoever knows its hash from a row that the caller may
 * see; unknown and foreign blobs are not found.
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
  for (let read = 0, number = 0; read < blob.sizeBytes; number += 1) {
    const { bytes } = await desk(() =>
      work.sql
        .selectFrom('files.chunk')
        .select('bytes')
        .where('client_id', '=', clientId)
        .where('blob_id', '=', blob.id)
        .where('number', '=', number)
        .executeTakeFirstOrThrow(),
    );
    read += bytes.byteLength;
    yield bytes;
  }
}
