import { copyFile, open, stat, truncate } from 'node:fs/promises';

/** The log and the one kept before it together stay below twice this. */
const logBytes = 8 * 1024 * 1024;

/** Of a failed start, the end of the log says why. */
const tailBytes = 2_000;

/** Sets a log aside that has grown too long. The server appends, so it goes on at the new beginning. */
export async function boundLog(path: string): Promise<void> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size < logBytes) return;
  await copyFile(path, `${path}.1`);
  await truncate(path);
}

/** The last lines of the log, for the message of a start that failed. */
export async function tailOfLog(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return '';
  const { size } = await file.stat();
  const from = Math.max(0, size - tailBytes);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, from);
  await file.close();
  return buffer.toString('utf8', 0, bytesRead).trim();
}
