import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { refuse, tryAgain } from '../refusal.ts';
import { createGate } from '../wake.ts';

/** RFC 9106's second recommendation: 64 MiB, three passes, one lane. About 160 ms of one core. */
const cost = { memory: 64 * 1024, passes: 3, parallelism: 1 } as const;
const tagBytes = 32;
const nonceBytes = 16;

/** Two at a time: 128 MiB, and half of Node's thread pool stays free for files and names. */
const mostAtOnce = 2;

/** A line of sixteen is two seconds long; whoever comes later is asked to try again. */
const mostInLine = 16;

const derive = promisify(argon2);

// One line for the whole process, as its memory and its threads are.
const gate = createGate(mostAtOnce);
let inLine = 0;

/** What is kept of a password: argon2id with its own salt and cost, as PHC text. Refuses `try-again` when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(nonceBytes);
  const tag = await inTurn(() => derive('argon2id', { message: prepared(password), nonce, tagLength: tagBytes, ...cost }));
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * Whether this is the password. Where there is none to compare with, the same work is done for nothing, so that the time taken does not
 * tell whether somebody is there (A47). Refuses `try-again` when too many wait.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  const known = stored === undefined ? undefined : parse(stored);
  const { nonce, tag, ...terms } = known ?? { ...cost, nonce: Buffer.alloc(nonceBytes), tag: Buffer.alloc(tagBytes) };
  const derived = await inTurn(() => derive('argon2id', { message: prepared(password), nonce, tagLength: tag.length, ...terms }));
  return timingSafeEqual(derived, tag) && known !== undefined;
}

/** The same password typed on another keyboard is the same password (NIST SP 800-63B). */
const prepared = (password: string): string => password.normalize('NFKC');

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

function parse(stored: string) {
  const [, memory, passes, parallelism, nonce, tag] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored) ?? [];
  if (nonce === undefined || tag === undefined) throw new Error('A stored password is not argon2id text');
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    nonce: Buffer.from(nonce, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  if (inLine >= mostAtOnce + mostInLine) refuse(tryAgain);
  inLine += 1;
  try {
    return await gate(run);
  } finally {
    inLine -= 1;
  }
}
