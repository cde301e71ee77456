import { sql as raw } from 'kysely';
import { on } from '../log/fact.ts';
import { records } from '../postgres/records.ts';
import { accessDenied } from './facts.ts';

const denial = raw.table('denials.denial');
const columns = {
  client_id: 'uuid',
  id: 'uuid',
  account_id: 'uuid',
  operation: 'text',
  answer: 'text',
  things: 'jsonb',
  address: 'text',
  count: 'int',
  denied_at: 'timestamptz',
  last_at: 'timestamptz',
};

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(accessDenied, (sql, facts) => {
    const rows = facts.map(({ clientId, stream, payload, occurredAt }) => ({
      client_id: clientId,
      id: stream,
      account_id: payload.accountId,
      operation: payload.operation,
      answer: payload.answer,
      things: payload.things,
      address: payload.address,
      count: payload.count,
      denied_at: occurredAt,
      last_at: payload.lastAt,
    }));
    return raw`
      insert into ${denial} (client_id, id, account_id, operation, answer, things, address, count, denied_at, last_at)
      select d.* from ${records('d', columns, rows)}`.execute(sql);
  }),
];
