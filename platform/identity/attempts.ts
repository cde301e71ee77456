import { hash } from 'node:crypto';
import { sql as raw } from 'kysely';
import { idAt } from '../id.ts';
import type { WorkPlace } from '../in-work.ts';
import type { Sql } from '../postgres/sql.ts';
import { type AttemptDecision, addressKey, attemptWindowMinutes, decideAttempt, resetLimits, signInLimits } from './attempt-limits.ts';

/** Any two numbers, as long as they are only used for attempts. */
const emailLock = 7_261_124;
const addressLock = 7_261_125;

export interface AttemptBy {
  readonly purpose: 'sign_in' | 'reset';
  readonly email: string;
  readonly address: string;
}

/** An attempt that was counted, or held back. `firstHeldBack` is true once per such while, so that it is told once. */
export type ClaimedAttempt = AttemptDecision & { readonly attemptId: string; readonly firstHeldBack: boolean };

/**
 * Counts an attempt before it is looked at, in a transaction of its own that stands whatever becomes of the request: fifty at once
 * are counted one after the other (A48). The same is done for every e-mail address, whether anybody has it or not.
 */
export async function claimAttempt({ database, clock }: WorkPlace, attempt: AttemptBy): Promise<ClaimedAttempt> {
  const at = clock.now();
  const attemptId = idAt(at);
  const emailKey = emailKeyOf(attempt.email);
  const address = addressKey(attempt.address);
  return database.sql.transaction().execute(async (sql) => {
    await raw`select pg_advisory_xact_lock(${emailLock}, hashtext(${emailKey.toString('hex')})),
      pg_advisory_xact_lock(${addressLock}, hashtext(${address}))`.execute(sql);
    const history = await historyOf(sql, attempt.purpose, emailKey, address, at);
    const decision = decideAttempt(attempt.purpose === 'sign_in' ? signInLimits : resetLimits, history);
    if (!decision.allowed)
      return { ...decision, attemptId, firstHeldBack: decision.by === 'email' && (await markTold(sql, attempt.purpose, emailKey, at)) };
    await sql
      .insertInto('identity.attempt')
      .values({ id: attemptId, purpose: attempt.purpose, email_key: emailKey, address, attempted_at: at })
      .execute();
    return { ...decision, attemptId, firstHeldBack: false };
  });
}

/** A sign-in that went well does not count against anybody, and its address is known from now on. As the owner of the schema. */
export async function forgetAttempt(sql: Sql, attemptId: string, { email, address }: AttemptBy, at: Temporal.Instant): Promise<void> {
  await sql.deleteFrom('identity.attempt').where('id', '=', attemptId).execute();
  await sql
    .insertInto('identity.known_address')
    .values({ email_key: emailKeyOf(email), address: addressKey(address), signed_in_at: at })
    .onConflict((conflict) => conflict.columns(['email_key', 'address']).doUpdateSet({ signed_in_at: at }))
    .execute();
}

/** SHA-256 of the address as it is compared: people type passwords into the wrong field, and no list of addresses should lie around. */
function emailKeyOf(email: string): Buffer {
  return hash('sha256', email.trim().toLowerCase(), 'buffer');
}

async function historyOf(sql: Sql, purpose: string, emailKey: Buffer, address: string, at: Temporal.Instant) {
  const since = at.subtract({ minutes: attemptWindowMinutes });
  const rows = await sql
    .selectFrom('identity.attempt')
    .select(['attempted_at', raw<boolean>`email_key = ${emailKey}`.as('at_email'), raw<boolean>`address = ${address}`.as('from_address')])
    .where('purpose', '=', purpose)
    .where('attempted_at', '>', since)
    .where((where) => where.or([where('email_key', '=', emailKey), where('address', '=', address)]))
    .orderBy('attempted_at')
    .execute();
  const known = await sql
    .selectFrom('identity.known_address')
    .select('address')
    .where('email_key', '=', emailKey)
    .where('address', '=', address)
    .executeTakeFirst();
  return {
    atEmail: rows.filter((row) => row.at_email).map((row) => row.attempted_at),
    fromAddress: rows.filter((row) => row.from_address).map((row) => row.attempted_at),
    addressKnown: known !== undefined,
  };
}

/** Marks this while as told; true when it was not before. */
async function markTold(sql: Sql, purpose: string, emailKey: Buffer, at: Temporal.Instant): Promise<boolean> {
  const since = at.subtract({ minutes: attemptWindowMinutes });
  const { numAffectedRows } = await raw`
    update identity.attempt set told = true
    where purpose = ${purpose} and email_key = ${emailKey} and attempted_at > ${since}
      and not exists (select from identity.attempt t where t.purpose = ${purpose} and t.email_key = ${emailKey} and t.attempted_at > ${since} and t.told)`.execute(
    sql,
  );
  return (numAffectedRows ?? 0n) > 0n;
}
