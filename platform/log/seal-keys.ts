import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, randomUUID, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What `verify` needs of the key folder: it makes no keys. */
export interface PublicSealKeys {
  /** Whether the key of this id has signed these bytes; undefined when the folder does not hold that key. */
  isSigned(keyId: string, bytes: Buffer, signature: Buffer): boolean | undefined;
  /** Number of the newest seal of this database that the folder remembers, so that seals cut off the end are missed; 0 for none. */
  newestSeal(database: string): number;
}

/** The desk's signing key and what it knows of seals: all of it outside the database. */
export interface SealKeys extends PublicSealKeys {
  /** The key that signs now. */
  readonly id: string;
  sign(bytes: Buffer): Buffer;
  remember(database: string, sealNumber: number): Promise<void>;
}

/** An id is part of a file's name and comes from the database: nothing else may get through. */
const idPattern = /^[0-9a-f]{16}$/;

/**
 * Opens the folder of signing keys (`<data>/keys`), which only the desk's account may read, and makes the first key when there
 * is none. Two nodes that start on one folder at once agree on one key. Nodes with folders of their own must be given each
 * other's `.pub` files, or `verify` cannot check each other's seals.
 */
export async function openSealKeys(folder: string): Promise<SealKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = (await currentId(folder)) ?? (await makeKey(folder));
  const key = createPrivateKey(await readFile(join(folder, `seal-${id}.pem`)));
  const readable = readSealKeys(folder);
  return {
    ...readable,
    id,
    sign: (bytes) => sign(null, bytes, key),
    remember: async (database, sealNumber) => {
      if (readable.newestSeal(database) < sealNumber) await write(join(folder, rememberedName(database)), String(sealNumber));
    },
  };
}

/** Reads public keys of a folder, as they are asked for. The folder may not be there at all. */
export function readSealKeys(folder: string): PublicSealKeys {
  const known = new Map<string, KeyObject | undefined>();
  const keyOf = (id: string): KeyObject | undefined => {
    if (!known.has(id)) known.set(id, readPublicKey(folder, id));
    return known.get(id);
  };
  return {
    isSigned: (keyId, bytes, signature) => {
      const key = keyOf(keyId);
      return key && verify(null, bytes, key, signature);
    },
    newestSeal: (database) => Number(readIfThere(join(folder, rememberedName(database))) ?? 0),
  };
}

function rememberedName(database: string): string {
  return `newest-seal-${hash('sha256', database, 'hex').slice(0, 16)}`;
}

/** A key is known by its own hash, so that another key put under its name is found out. */
function idOf(key: KeyObject): string {
  return hash('sha256', key.export({ type: 'spki', format: 'der' }), 'hex').slice(0, 16);
}

function readPublicKey(folder: string, id: string): KeyObject | undefined {
  if (!idPattern.test(id)) return undefined;
  const text = readIfThere(join(folder, `seal-${id}.pub`));
  if (text === undefined) return undefined;
  const key = createPublicKey(text);
  if (idOf(key) !== id) throw new Error(`The file seal-${id}.pub holds another key than its name says`);
  return key;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function currentId(folder: string): Promise<string | undefined> {
  return readIfThere(join(folder, 'current'))?.trim();
}

async function makeKey(folder: string): Promise<string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const id = idOf(publicKey);
  const files = [join(folder, `seal-${id}.pem`), join(folder, `seal-${id}.pub`)] as const;
  await write(files[0], privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  await write(files[1], publicKey.export({ type: 'spki', format: 'pem' }).toString());
  const claim = join(folder, `claim-${id}`);
  await write(claim, id);
  try {
    // A link is made whole or not at all, and only once: whoever comes second takes the first one's key.
    await link(claim, join(folder, 'current'));
    return id;
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    for (const file of files) await rm(file);
    const winner = await currentId(folder);
    if (winner === undefined) throw new Error('The file that names the signing key vanished', { cause: error });
    return winner;
  } finally {
    await rm(claim);
  }
}

/** Writes a file whole, or leaves what was there: only the desk's account may read it, and a crash cannot cut it. */
async function write(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
