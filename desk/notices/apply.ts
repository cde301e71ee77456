import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { noticeWishesChanged } from './facts.ts';

/** What this module's facts make of its tables. Notices themselves are no facts: they follow from others'. */
export const apply = [
  on(noticeWishesChanged, (sql, facts) =>
    raw`insert into ${raw.table('notices.setting')} (agent_id, mail, quiet_from, quiet_to, urgent_anyway, version)
      select * from ${records(
        'f',
        { agent_id: 'uuid', mail: 'jsonb', quiet_from: 'text', quiet_to: 'text', urgent_anyway: 'boolean', version: 'int' },
        facts.map(({ stream, version, payload }) => ({
          agent_id: stream,
          mail: payload.mail,
          quiet_from: payload.quiet?.from ?? null,
          quiet_to: payload.quiet?.to ?? null,
          urgent_anyway: payload.urgentAnyway,
          version,
        })),
      )}
      on conflict (agent_id) do update set mail = excluded.mail, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
        urgent_anyway = excluded.urgent_anyway, version = excluded.version`.execute(sql),
  ),
];
