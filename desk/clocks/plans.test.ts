import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql as raw } from 'kysely';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork } from '../../platform/in-work.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { dueClocks } from './clock-warning-round.ts';

const due = 30;

/** A plan as PostgreSQL explains it, as far as it is read here. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

test('a sweep reads the clocks that are due and no other, however many are open', async () => {
  const desk = await openDesk();
  const few = await swept(desk, 1_000);
  const many = await swept(desk, 21_000);

  for (const { rows, index } of [few, many]) {
    assert.deepEqual(index, ['clock_to_warn']);
    assert.equal(rows, due);
  }
});

/** Which index the sweep reads among so many clocks, and how many of its rows it touches. */
async function swept(desk: Desk, open: number) {
  await fill(desk, open);
  const plan = await inWork(desk.place, { authority: systemAuthority, reach: '*' }, async (work) => {
    const { rows } = await raw<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>`
      explain (analyze, timing off, format json) ${dueClocks(work)}`.execute(work.sql);
    return rows[0]?.['QUERY PLAN'][0].Plan;
  });
  const scans = nodesOf(plan).filter((node) => node['Relation Name'] === 'clock');
  const rows = scans.reduce((sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], 0);
  return { index: scans.map((node) => node['Index Name'] ?? node['Node Type']), rows };
}

function nodesOf(node: PlanNode | undefined): readonly PlanNode[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Fills the clocks behind the facts' backs, all on one ticket among many streams: this is about how they are swept. */
async function fill(desk: Desk, open: number): Promise<void> {
  const ticketId = await desk.openTicket();
  const { pool } = desk.place.database;
  await pool.query('delete from clocks.clock');
  await pool.query(
    `insert into log.head (client_id, stream, version, hash, epoch, xact)
     select $1, gen_random_uuid(), 1, sha256('head'), 0, '0' from generate_series(1, $2::int)`,
    [desk.northgate.id, open],
  );
  await pool.query(
    `insert into clocks.clock (client_id, id, ticket_id, kind, metric, agreement_id, agreement_version, calendar_id, calendar_version, started_at,
       target_minutes, due_at, warned_percent, warn_percent, warn_at, paused_seconds)
     select $1, gen_random_uuid(), $2, 'sla', 'resolution', gen_random_uuid(), 1, gen_random_uuid(), 1, timestamptz '2026-03-01', 60,
       timestamptz '2026-03-05', 0, 50, timestamptz '2026-03-02 09:00Z' + (n - $4::int) * interval '1 second', 0
     from generate_series(1, $3::int) n`,
    [desk.northgate.id, ticketId, open, due],
  );
  await pool.query('analyze clocks.clock; analyze log.head');
}
