import { sql as raw } from 'kysely';
import { hearWithin } from '../../platform/log/listeners.ts';
import { promiseEnded } from '../promises/facts.ts';

/** A promise that was kept, replaced or broken needs nobody's attention any more: what reminded of it counts as read. */
export const onPromiseEnded = hearWithin('on-promise-ended', promiseEnded, async (work, facts) => {
  const ended = facts.map(({ payload }) => payload.promiseId);
  await raw`
    update notices.notice set read_at = coalesce(read_at, ${work.at}), mail = case mail when 'waiting' then 'dropped' else mail end, mail_at = null
    where client_id = any(${[...new Set(facts.flatMap(({ clientId }) => clientId ?? []))]}::uuid[]) and subject_id = any(${ended}::uuid[])
      and (read_at is null or mail = 'waiting')`.execute(work.sql);
});
