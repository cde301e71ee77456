import { sql as raw } from 'kysely';
import { on, type RecordedFact } from '../../platform/log/fact.ts';
import { records } from '../../platform/postgres/records.ts';
import type { Sql } from '../../platform/postgres/sql.ts';
import {
  hypothesisChanged,
  hypothesisConfirmed,
  hypothesisRaised,
  hypothesisReopened,
  hypothesisRuledOut,
  hypothesisTested,
} from './facts.ts';

const raised = {
  client_id: 'uuid',
  id: 'uuid',
  ticket_id: 'uuid',
  number: 'int',
  statement: 'text',
  confidence: 'text',
  raised_by: 'text',
  raised_at: 'timestamptz',
} as const;

/** What this module's facts make of its table. Nothing else writes it. */
export const apply = [
  on(hypothesisRaised, (sql, facts) =>
    raw`insert into ${raw.table('hypotheses.hypothesis')} (${raw.raw(Object.keys(raised).join(', '))}, state, evidence_ids)
      select f.*, 'open', '{}'::uuid[] from ${records(
        'f',
        raised,
        facts.map(({ clientId, stream, payload, actor, occurredAt }) => ({
          client_id: clientId,
          id: payload.hypothesisId,
          ticket_id: stream,
          number: payload.number,
          statement: payload.statement,
          confidence: payload.confidence,
          raised_by: actor,
          raised_at: occurredAt,
        })),
      )}`.execute(sql),
  ),
  on(hypothesisChanged, (sql, facts) =>
    change(sql, facts, { statement: 'text', confidence: 'text' }, ({ payload: { statement, confidence } }) => ({ statement, confidence })),
  ),
  on(hypothesisTested, (sql, facts) =>
    change(sql, facts, { state: 'text', test: 'text' }, ({ payload: { test } }) => ({ state: 'testing', test })),
  ),
  on(hypothesisRuledOut, (sql, facts) => change(sql, facts, concluded, concludedAs('ruled_out'))),
  on(hypothesisConfirmed, (sql, facts) => change(sql, facts, concluded, concludedAs('confirmed'))),
  on(hypothesisReopened, (sql, facts) =>
    change(sql, facts, reopened, ({ payload, actor, occurredAt }) => ({
      state: 'open',
      concluded_by: null,
      concluded_at: null,
      reopened_because: payload.because,
      reopened_by: actor,
      reopened_at: occurredAt,
    })),
  ),
];

const concluded = {
  state: 'text',
  test: 'text',
  because: 'text',
  evidence_ids: 'uuid[]',
  concluded_by: 'text',
  concluded_at: 'timestamptz',
} as const;
const reopened = {
  state: 'text',
  concluded_by: 'text',
  concluded_at: 'timestamptz',
  reopened_because: 'text',
  reopened_by: 'text',
  reopened_at: 'timestamptz',
} as const;

type Concluded = RecordedFact<{ readonly test: string; readonly because: string; readonly evidenceIds: readonly string[] }>;

function concludedAs(state: 'ruled_out' | 'confirmed') {
  return ({ payload, actor, occurredAt }: Concluded) => ({
    state,
    test: payload.test,
    because: payload.because,
    evidence_ids: payload.evidenceIds,
    concluded_by: actor,
    concluded_at: occurredAt,
  });
}

type Columns = Readonly<Record<string, string>>;

function change<Fact extends RecordedFact<{ readonly hypothesisId: string }>, Given extends Columns>(
  sql: Sql,
  facts: readonly Fact[],
  columns: Given,
  row: (fact: Fact) => { readonly [Column in keyof Given]: unknown },
): Promise<unknown> {
  const all = { client_id: 'uuid', id: 'uuid', ...columns };
  const rows = facts.map((fact) => ({ client_id: fact.clientId, id: fact.payload.hypothesisId, ...row(fact) }));
  const settings = Object.keys(columns).map((name) => `${name} = f.${name}`);
  return raw`update ${raw.table('hypotheses.hypothesis')} h set ${raw.raw(settings.join(', '))} from ${records('f', all, rows)}
    where h.client_id = f.client_id and h.id = f.id`.execute(sql);
}
