import { sql as raw } from 'kysely';
import { on } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import { ticketAssigned } from '../tickets/facts.ts';
import { applyTemplates } from './apply-templates.ts';
import { promiseEnded, promiseMade, promiseNagged } from './facts.ts';
import { firstNagAt, overdueAt } from './rules.ts';

const promise = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  what: 'text',
  due_at: 'timestamptz',
  made_by: 'text',
  made_at: 'timestamptz',
  occasion: 'text',
  owed_by: 'uuid',
  tier: 'int',
  team_id: 'uuid',
  nag_at: 'timestamptz',
} as const;

/** What facts make of this module's tables. Nothing else writes them. */
export const apply = [
  on(promiseMade, (sql, facts) =>
    raw`insert into ${raw.table('promises.promise')} (${raw.join(Object.keys(promise).map((name) => raw.id(name)))}, state)
      select f.*, 'open' from ${records(
        'f',
        promise,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.promiseId,
          ticket_id: stream,
          what: payload.what,
          due_at: payload.dueAt,
          made_by: actor,
          made_at: occurredAt,
          occasion: payload.occasion,
          owed_by: payload.owedBy,
          tier: payload.tier,
          team_id: payload.teamId,
          nag_at: firstNagAt(Temporal.Instant.from(payload.dueAt), occurredAt),
        })),
      )}`.execute(sql),
  ),
  on(promiseEnded, (sql, facts) =>
    raw`update ${raw.table('promises.promise')} p set state = f.state, ended_at = f.ended_at, ended_why = f.ended_why, nag_at = null
      from ${records(
        'f',
        { client_id: 'uuid', id: 'uuid', state: 'text', ended_at: 'timestamptz', ended_why: 'text' },
        facts.map(({ clientId, payload, occurredAt }) => ({
          client_id: clientId,
          id: payload.promiseId,
          state: payload.state,
          ended_at: occurredAt,
          ended_why: payload.why,
        })),
      )} where p.client_id = f.client_id and p.id = f.id`.execute(sql),
  ),
  // A promise is handed over with its ticket: whoever has it now owes what is open.
  on(ticketAssigned, (sql, facts) =>
    raw`update ${raw.table('promises.promise')} p set owed_by = f.owed_by, tier = f.tier, team_id = f.team_id
      from ${records(
        'f',
        { client_id: 'uuid', ticket_id: 'uuid', owed_by: 'uuid', tier: 'int', team_id: 'uuid' },
        facts.map(({ clientId, stream, payload }) => ({
          client_id: clientId,
          ticket_id: stream,
          owed_by: payload.assigneeId,
          tier: payload.tier,
          team_id: payload.teamId,
        })),
      )} where p.client_id = f.client_id and p.ticket_id = f.ticket_id and p.state = 'open'`.execute(sql),
  ),
  on(promiseNagged, (sql, facts) =>
    raw`with f as materialized (select * from ${records(
      'r',
      { client_id: 'uuid', promise_id: 'uuid', stage: 'text', ticket_id: 'uuid', at: 'timestamptz', nag_at: 'timestamptz' },
      facts.map(({ clientId, stream, payload, occurredAt }) => ({
        client_id: clientId,
        promise_id: payload.promiseId,
        stage: payload.stage,
        ticket_id: stream,
        at: occurredAt,
        nag_at: payload.stage === 'soon' ? overdueAt(Temporal.Instant.from(payload.dueAt)) : null,
      })),
    )}),
    said as (
      insert into ${raw.table('promises.nag')} (client_id, promise_id, stage, ticket_id, at)
      select client_id, promise_id, stage, ticket_id, at from f
    )
    update ${raw.table('promises.promise')} p set nag_at = f.nag_at
    from f where p.client_id = f.client_id and p.id = f.promise_id and p.state = 'open'`.execute(sql),
  ),
  ...applyTemplates,
];
