import { sql as raw } from 'kysely';
import { on } from '../log/fact.ts';
import { records } from '../postgres/records.ts';
import { accountChanged, accountDisabled, accountEnabled, accountOpened, passwordChanged, roleGranted, roleRevoked } from './facts.ts';

const account = raw.table('identity.account');
const roleGrant = raw.table('identity.role_grant');

/** What this module's facts make of its tables. Nothing else writes accounts and grants. */
export const apply = [
  on(accountOpened, (sql, facts) => {
    const rows = facts.map(({ clientId, stream, payload, origin, occurredAt }) => ({
      client_id: clientId,
      id: stream,
      kind: payload.kind,
      name: payload.name,
      email: payload.email,
      department_id: payload.departmentId,
      origin,
      opened_at: occurredAt,
    }));
    return raw`
      insert into ${account} (client_id, id, kind, name, email, department_id, origin, opened_at)
      select a.* from ${records('a', accountColumns, rows)}`.execute(sql);
  }),
  on(accountChanged, (sql, facts) => {
    const rows = facts.map(({ stream, payload: { name, email, departmentId } }) => ({
      id: stream,
      name,
      email,
      department_id: departmentId,
    }));
    return raw`
      update ${account} a set name = c.name, email = c.email, department_id = c.department_id
      from ${records('c', { id: 'uuid', name: 'text', email: 'text', department_id: 'uuid' }, rows)} where a.id = c.id`.execute(sql);
  }),
  on(accountDisabled, (sql, facts) => {
    const rows = facts.map(({ stream, occurredAt }) => ({ id: stream, at: occurredAt }));
    return raw`update ${account} a set disabled_at = d.at from ${records('d', idAndInstant, rows)} where a.id = d.id`.execute(sql);
  }),
  on(accountEnabled, (sql, facts) =>
    sql
      .updateTable('identity.account')
      .set({ disabled_at: null })
      .where('id', '=', raw<string>`any(${facts.map(({ stream }) => stream)}::uuid[])`)
      .execute(),
  ),
  on(passwordChanged, (sql, facts) => {
    const rows = facts.map(({ stream, occurredAt }) => ({ id: stream, at: occurredAt }));
    return raw`update ${account} a set password_set_at = p.at from ${records('p', idAndInstant, rows)} where a.id = p.id`.execute(sql);
  }),
  on(roleGranted, (sql, facts) => {
    const rows = facts.map(({ stream, payload, occurredAt }) => ({
      client_id: payload.clientId,
      account_id: stream,
      role: payload.role,
      granted_at: occurredAt,
    }));
    return raw`
      insert into ${roleGrant} (client_id, account_id, role, granted_at)
      select g.* from ${records('g', { client_id: 'uuid', account_id: 'uuid', role: 'text', granted_at: 'timestamptz' }, rows)}
      on conflict do nothing`.execute(sql);
  }),
  on(roleRevoked, (sql, facts) => {
    const rows = facts.map(({ stream, payload }) => ({ client_id: payload.clientId, account_id: stream, role: payload.role }));
    return raw`
      delete from ${roleGrant} g using ${records('r', { client_id: 'uuid', account_id: 'uuid', role: 'text' }, rows)}
      where g.account_id = r.account_id and g.role = r.role and g.client_id is not distinct from r.client_id`.execute(sql);
  }),
];

const idAndInstant = { id: 'uuid', at: 'timestamptz' };
const accountColumns = {
  client_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  name: 'text',
  email: 'text',
  department_id: 'uuid',
  origin: 'text',
  opened_at: 'timestamptz',
};
