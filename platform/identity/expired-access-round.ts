import { sql as raw } from 'kysely';
import type { Sql } from '../postgres/sql.ts';
import { round } from '../rounds.ts';
import { asOwner } from './as-owner.ts';
import { attemptWindowMinutes } from './attempt-limits.ts';
import { idleHours } from './sessions.ts';

const mostAtOnce = 1_000;

/** An address is known for this long after the last sign-in from it. */
const knownDays = 90;

/** Clears away what opens nothing any more: ended sessions, used and expired links, attempts that count no longer. */
export const expiredAccessRound = round({
  name: 'expired-access-round',
  everySeconds: 600,
  run: (work) => asOwner(work.sql, (sql) => clear(sql, work.at)),
});

async function clear(sql: Sql, at: Temporal.Instant): Promise<{ readonly more: boolean }> {
  const results = [
    await raw`delete from identity.session where id in (select id from identity.session
      where expires_at <= ${at} or last_used_at <= ${at.subtract({ hours: idleHours })} limit ${mostAtOnce} for update skip locked)`.execute(
      sql,
    ),
    await raw`delete from identity.link where id in (select id from identity.link
      where expires_at <= ${at} limit ${mostAtOnce} for update skip locked)`.execute(sql),
    await raw`delete from identity.attempt where id in (select id from identity.attempt
      where attempted_at <= ${at.subtract({ minutes: attemptWindowMinutes })} limit ${mostAtOnce} for update skip locked)`.execute(sql),
    await raw`delete from identity.known_address where (email_key, address) in (select email_key, address from identity.known_address
      where signed_in_at <= ${at.subtract({ hours: knownDays * 24 })} limit ${mostAtOnce} for update skip locked)`.execute(sql),
  ];
  return { more: results.some(({ numAffectedRows }) => (numAffectedRows ?? 0n) >= BigInt(mostAtOnce)) };
}
