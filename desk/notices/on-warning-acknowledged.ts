import { sql as raw } from 'kysely';
import { hearWithin } from '../../platform/log/listeners.ts';
import { records } from '../../platform/postgres/records.ts';
import { warningAcknowledged } from '../clocks/facts.ts';

/** A warning that somebody has in hand asks nobody any more: its notices count as read, and mail that waits is not sent. */
export const onWarningAcknowledged = hearWithin('on-warning-acknowledged', warningAcknowledged, async (work, facts) => {
  await raw`
    update notices.notice n set read_at = coalesce(n.read_at, f.at), mail = case n.mail when 'waiting' then 'dropped' else n.mail end,
      mail_at = null
    from ${records(
      'f',
      { client_id: 'uuid', clock_id: 'uuid', percent: 'int', at: 'timestamptz' },
      facts.map(({ clientId, payload, occurredAt }) => ({
        client_id: clientId,
        clock_id: payload.clockId,
        percent: payload.percent,
        at: occurredAt,
      })),
    )}
    where n.client_id = f.client_id and n.subject_id = f.clock_id and n.percent <= f.percent
      and (n.read_at is null or n.mail = 'waiting')`.execute(work.sql);
});
