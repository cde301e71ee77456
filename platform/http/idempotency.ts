import { hash } from 'node:crypto';
import { sql as raw } from 'kysely';
import { inputInvalid, refuse } from '../refusal.ts';
import type { Work } from '../work.ts';
import { keyUsedOtherwise, replyNotKept, stillRunning } from './refusals.ts';

/** For how long a request sent again with its key is answered with the first reply. */
const keepHours = 24;

/** Kept instead of a reply without a body. */
const nothing = '';

/** What stands under a key. Without a digest the request is still being worked on; without a reply, that was too secret to be kept. */
export interface Kept {
  readonly request_digest: Buffer | null;
  readonly reply: string | null;
}

/** Reads the header; refuses keys that cannot be one. Without a header there is no key. */
export function idempotencyKey(header: string | readonly string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,255}$/.test(header)) return header;
  return refuse(inputInvalid, {
    errors: [{ pointer: '#', detail: 'An Idempotency-Key is 1 to 255 visible ASCII characters, such as a UUID' }],
  });
}

/** What the request asks for, as one digest: the operation, its input as understood, and the bytes sent with it. */
export function requestDigest(operation: string, input: unknown, bytesDigest = ''): string {
  return hash('sha256', `${operation}\n${JSON.stringify(input)}\n${bytesDigest}`, 'hex');
}

/**
 * Claims the key for this work; answers nothing when the work is this one's to do, and what was kept when it was done before.
 * While another transaction holds the same key, this one waits for its end.
 */
export async function claimKey(work: Work, key: string): Promise<Kept | undefined> {
  const keepUntil = work.at.add({ hours: keepHours });
  try {
    const claimed = await work.sql
      .insertInto('http.idempotency')
      .values({ actor: work.actor, key, keep_until: keepUntil })
      .onConflict((conflict) =>
        conflict
          .columns(['actor', 'key'])
          .doUpdateSet({ request_digest: null, reply: null, keep_until: keepUntil })
          .where('http.idempotency.keep_until', '<=', work.at),
      )
      .returning('key')
      .executeTakeFirst();
    if (claimed !== undefined) return undefined;
  } catch (error) {
    if ((error as { readonly code?: string }).code === statementTimedOut) refuse(stillRunning);
    throw error;
  }
  return work.sql
    .selectFrom('http.idempotency')
    .select(['request_digest', 'reply'])
    .where('actor', '=', work.actor)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** PostgreSQL's code for a statement that waited too long: here for the other transaction with the same key. */
const statementTimedOut = '57014';

/** The reply kept under a key. Refuses when the request is another one, is still being worked on, or had a secret for a reply. */
export function keptReply(kept: Kept, digest: string): string | undefined {
  if (kept.request_digest === null) refuse(stillRunning);
  if (kept.request_digest.toString('hex') !== digest) refuse(keyUsedOtherwise);
  if (kept.reply === null) refuse(replyNotKept);
  return kept.reply === nothing ? undefined : kept.reply;
}

/** Keeps the reply under the key, in the transaction that does the work; `null` keeps only that there was one. */
export async function keepReply(work: Work, key: string, digest: string, reply: string | undefined | null): Promise<void> {
  await work.sql
    .updateTable('http.idempotency')
    .set({ request_digest: raw`decode(${digest}, 'hex')`, reply: reply === undefined ? nothing : reply })
    .where('actor', '=', work.actor)
    .where('key', '=', key)
    .execute();
}

/** Gives the key back: the request was refused, and may be sent again. */
export async function forgetKey(work: Work, key: string): Promise<void> {
  await work.sql.deleteFrom('http.idempotency').where('actor', '=', work.actor).where('key', '=', key).execute();
}
