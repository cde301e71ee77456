import { sql as raw } from 'kysely';
import type { Sql } from '../postgres/sql.ts';
import { round } from '../rounds.ts';
import { chainInstant } from './canonical.ts';
import { beforeTheFirst, inLogOrder, isBehind, isFinished, type LogPlace } from './place.ts';
import { createBlockHash, type Seal, sealHash } from './seal.ts';

/** Facts under one seal, at most: what a wrong block narrows the search down to. */
const mostFactsPerSeal = 1_000;

/** The last facts of the log stand unsealed no longer than this. */
const everySeconds = 60;

/**
 * Closes the next block of the whole log, chains it to the one before and signs it, with a key that the database does not hold.
 * Two nodes that seal at once seal one block once: a seal's number is unique.
 */
export const sealRound = round({
  name: 'seal-round',
  everySeconds,
  run: async (work, { keys }) => {
    if (keys === undefined) return { more: false };
    const before = await newestSeal(work.sql);
    // Only committed seals are remembered; the one made now is remembered the next time.
    if (before !== undefined) await keys.remember(await databaseIdentity(work.sql), before.number);
    const facts = await nextFacts(work.sql, before?.last ?? beforeTheFirst);
    const [first] = facts;
    const last = facts.at(-1);
    if (first === undefined || last === undefined) return { more: false };

    const block = createBlockHash();
    for (const { hash, ...place } of facts) block.add(place, hash);
    const seal: Seal = {
      number: (before?.number ?? 0) + 1,
      first,
      last,
      facts: facts.length,
      blockHash: block.end(),
      previousHash: before?.hash ?? '',
      keyId: keys.id,
      sealedAt: chainInstant(work.at),
    };
    await keep(work.sql, seal, keys.sign);
    return { more: facts.length === mostFactsPerSeal };
  },
});

/** Names this very database among all, so that a key folder used with several of them does not mix up their seals. */
export async function databaseIdentity(sql: Sql): Promise<string> {
  const { rows } = await raw<{ identity: string }>`
    select (select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database())
      as identity`.execute(sql);
  return rows[0]?.identity ?? '';
}

async function newestSeal(sql: Sql): Promise<{ readonly number: number; readonly hash: string; readonly last: LogPlace } | undefined> {
  const row = await sql
    .selectFrom('log.seal')
    .select(['number', 'last_epoch', 'last_xact', 'last_position', raw<string>`encode(hash, 'hex')`.as('hash')])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { number: row.number, hash: row.hash, last: { epoch: row.last_epoch, xact: row.last_xact, position: row.last_position } };
}

async function nextFacts(sql: Sql, behind: LogPlace): Promise<readonly (LogPlace & { readonly hash: string })[]> {
  const { rows } = await raw<LogPlace & { readonly hash: string }>`
    select epoch, xact, position, encode(hash, 'hex') as hash from log.fact as fact
    where ${isBehind(behind)} and ${isFinished} order by ${inLogOrder} limit ${mostFactsPerSeal}`.execute(sql);
  return rows;
}

async function keep(sql: Sql, seal: Seal, sign: (bytes: Buffer) => Buffer): Promise<void> {
  const hash = Buffer.from(sealHash(seal), 'hex');
  await sql
    .insertInto('log.seal')
    .values({
      number: seal.number,
      first_epoch: seal.first.epoch,
      first_xact: seal.first.xact,
      first_position: seal.first.position,
      last_epoch: seal.last.epoch,
      last_xact: seal.last.xact,
      last_position: seal.last.position,
      facts: seal.facts,
      block_hash: Buffer.from(seal.blockHash, 'hex'),
      previous_hash: Buffer.from(seal.previousHash, 'hex'),
      hash,
      key_id: seal.keyId,
      signature: sign(hash),
      sealed_at: raw<Temporal.Instant>`${seal.sealedAt}::timestamptz`,
    })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .execute();
}
