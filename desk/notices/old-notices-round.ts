import { sql as raw } from 'kysely';
import { round } from '../../platform/rounds.ts';

/** The bell is for what is new; what was told longer ago stands on the ticket's timeline. */
const keptDays = 90;

/** Rows deleted in one transaction, so that no reader of the log waits long. */
const mostAtOnce = 500;

/** Forgets notices that are older than a quarter of a year. */
export const oldNoticesRound = round({
  name: 'old-notices-round',
  everySeconds: 3_600,
  run: async (work) => {
    const { numAffectedRows = 0n } = await raw`
      delete from notices.notice where (client_id, id) in (
        select client_id, id from notices.notice where at < ${work.at.subtract({ hours: keptDays * 24 })} order by at limit ${mostAtOnce}
        for update skip locked)`.execute(work.sql);
    return { more: numAffectedRows === BigInt(mostAtOnce) };
  },
});
