import { createHash } from 'node:crypto';
import { type Verifier, wrongOf } from '../log/verify/report.ts';
import { pages, type Reader, type TextRow } from '../log/verify/snapshot.ts';
import type { Wrong, WrongKind } from '../log/wrong.ts';

/** Chunks fetched at a time: 2 MiB of a file, whatever its size. */
const chunksTogether = 8;

/**
 * Reads every file that a row made of facts names, and compares its size and SHA-256 with what the fact said when it came. The same
 * bytes are read once, one piece at a time. Answers the first file that is not what was sent.
 */
export const verifyFiles: Verifier = async (reader, { modules }, progress) => {
  let done = 0;
  for (const { schema, namesFiles = [] } of modules)
    for (const { table, stream } of namesFiles) {
      const named = `(select client_id, sha256, size_bytes, min(${stream}::text) as stream from ${schema}.${table} group by client_id, sha256, size_bytes) as named`;
      const of = done + Number((await reader.rows(`select count(*) from ${named}`))[0]?.[0]);
      for await (const page of pages(reader, {
        select: `select client_id, sha256, size_bytes, stream from ${named}`,
        key: [
          ['client_id', 'uuid'],
          ['sha256', 'text'],
          ['size_bytes', 'bigint'],
        ],
        keyOf: (row) => row.slice(0, 3),
      }))
        for (const row of page) {
          const wrong = await wrongFile(reader, row);
          if (wrong !== undefined) return { files: done, wrong };
          done += 1;
          progress({ phase: 'files', done, of });
        }
    }
  return { files: done };
};

async function wrongFile(reader: Reader, [clientId, sha256, size, stream]: TextRow): Promise<Wrong | undefined> {
  const told = async (what: WrongKind, detail: string): Promise<Wrong> => {
    const [fact] = await reader.rows(
      `select version, position from log.fact where stream = $1::uuid and payload->>'sha256' = $2 order by version limit 1`,
      [stream, sha256],
    );
    const where = fact && { version: Number(fact[0]), position: Number(fact[1]) };
    return wrongOf(what, `The file with SHA-256 ${sha256} ${detail} (named in stream ${stream})`, {
      clientId: clientId ?? null,
      stream: stream ?? null,
      ...where,
    });
  };
  const [blob] = await reader.rows('select id, size_bytes from files.blob where client_id = $1::uuid and sha256 = $2', [clientId, sha256]);
  if (blob === undefined) return told('file-missing', 'is not there');
  if (blob[1] !== size) return told('file-changed', `is said to have ${blob[1]} bytes; ${size} were sent`);

  const digest = createHash('sha256');
  let read = 0;
  for (let number = 0; ; ) {
    const chunks = await reader.rows(
      `select number, bytes from files.chunk where client_id = $1::uuid and blob_id = $2::uuid and number >= $3::int order by number limit ${chunksTogether}`,
      [clientId, blob[0], number],
    );
    for (const [found, hex] of chunks) {
      if (Number(found) !== number) return told('file-missing', `lacks chunk ${number}`);
      const bytes = Buffer.from((hex ?? '').slice(2), 'hex');
      digest.update(bytes);
      read += bytes.byteLength;
      number += 1;
    }
    if (chunks.length < chunksTogether) break;
  }
  if (read < Number(size)) return told('file-missing', `has ${read} bytes; ${size} were sent`);
  if (digest.digest('hex') !== sha256) return told('file-changed', 'has other bytes than were sent');
  return undefined;
}
