import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What this installation alone can sign and seal with: links that it recognizes as its own, words that nobody else can read. */
export interface InstallSecret {
  /** HMAC-SHA256 over these words, base64url. Begin them with what they are for, so that one use's signature is never another's. */
  sign(words: string): string;
  /** Words that only this installation can read again, base64url; `boundTo` says what they belong to, and nothing else opens them. */
  seal(words: string, boundTo: string): string;
  /** What was sealed. Throws where it was sealed by another installation, belongs to something else or was changed. */
  unseal(sealed: string, boundTo: string): string;
}

/** 256 bits: as long as what it makes. */
const secretBytes = 32;
const fileName = 'install-secret';

/** What words are sealed with, and the lengths that it asks for. */
const cipherName = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** A secret of these bytes. */
export function installSecret(bytes: Buffer): InstallSecret {
  const key = createSecretKey(bytes);
  // A key of its own for each use, so that neither tells anything about the other.
  const sealing = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'secondline seal', secretBytes)));
  return {
    sign: (words) => createHmac('sha256', key).update(words).digest('base64url'),
    seal: (words, boundTo) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(cipherName, sealing, nonce).setAAD(Buffer.from(boundTo));
      return Buffer.concat([nonce, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    unseal: (sealed, boundTo) => {
      const all = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv(cipherName, sealing, all.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAAD(Buffer.from(boundTo)).setAuthTag(all.subarray(-tagBytes));
      return Buffer.concat([decipher.update(all.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    },
  };
}

/**
 * Opens the secret of this installation (`<data>/keys/install-secret`), which only the desk's account may read, and makes it
 * when there is none. It lies outside the database, so that whoever reads a backup cannot sign. Nodes with data folders of their
 * own must be given the same file: one with another does not start (installation.ts).
 */
export async function openInstallSecret(folder: string): Promise<InstallSecret> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileName);
  const bytes = (await readSecret(path)) ?? (await makeSecret(path));
  if (bytes.byteLength !== secretBytes) throw new Error(`The file ${path} does not hold a secret of ${secretBytes} bytes`);
  return installSecret(bytes);
}

async function readSecret(path: string): Promise<Buffer | undefined> {
  try {
    return Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function makeSecret(path: string): Promise<Buffer> {
  const bytes = randomBytes(secretBytes);
  const draft = `${path}.${bytes.toString('hex', 0, 4)}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(bytes.toString('base64url'));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    // A link is made whole or not at all, and only once: whoever comes second takes the first one's secret.
    await link(draft, path);
    return bytes;
  } catch (error) {
    const winner = isCode(error, 'EEXIST') ? await readSecret(path) : undefined;
    if (winner === undefined) throw error;
    return winner;
  } finally {
    await rm(draft);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
