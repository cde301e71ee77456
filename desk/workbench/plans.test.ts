import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql as raw } from 'kysely';
import { inWork } from '../../platform/in-work.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { listTickets } from './contract.ts';
import { type QueueAsked, queuePart } from './queue-source.ts';

const open = 12_000;
const done = 8_000;
const page = 51;

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

test('however a queue is asked for, one index is read in its order, and no further than the page', async () => {
  const desk = await openDesk();
  const analyst = await fill(desk);
  const { id: clientId } = desk.alder;
  const mine = { view: 'mine' as const, personId: analyst };
  const everyClient: readonly (readonly [Partial<QueueAsked>, places: number, index: string])[] = [
    [{}, 3, 'queue_item_tier'],
    [{ tier: 1 }, 1, 'queue_item_tier'],
    [{ tier: 3 }, 1, 'queue_item_tier'],
    [{ view: 'unassigned' }, 3, 'queue_item_unassigned'],
    [{ view: 'unassigned', tier: 2 }, 1, 'queue_item_unassigned'],
    [{ view: 'returned' }, 1, 'queue_item_returned'],
    [{ view: 'promises' }, 1, 'queue_item_promise'],
    [mine, 1, 'queue_item_assignee'],
    [{ view: 'done' }, 1, 'queue_item_done'],
    [{ teamId: desk.teams.tier2 }, 1, 'queue_item_team'],
    [{ clientId }, 3, 'queue_item_client'],
    [{ clientId, tier: 2 }, 1, 'queue_item_client'],
    [{ clientId, view: 'done' }, 1, 'queue_item_client_done'],
  ];
  const oneClient: typeof everyClient = [
    [{}, 3, 'queue_item_client'],
    [{ tier: 2 }, 1, 'queue_item_client'],
    [{ view: 'done' }, 1, 'queue_item_client_done'],
  ];

  const scans = [
    ...(await Promise.all(everyClient.map(([asked, ...expected]) => scanned(desk, { reach: '*', ...asked }, expected)))),
    ...(await Promise.all(oneClient.map(([asked, ...expected]) => scanned(desk, { reach: [clientId], ...asked }, expected)))),
  ];

  for (const { asked, index, rows, places, expected } of scans) {
    assert.deepEqual(index, [expected], JSON.stringify(asked));
    assert.ok(rows <= places * page, `${JSON.stringify(asked)} read ${rows} rows`);
  }
});

test('a long queue is counted once in ten seconds, and is never said to be shorter than it is', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  await fill(desk);
  const counted = async () => {
    const { count, countIsCapped, items } = await desk.does(desk.ada, listTickets, {});
    return [count, countIsCapped, items.length];
  };
  assert.deepEqual(await counted(), [1000, true, 50]);

  await desk.place.database.pool.query(
    `delete from workbench.queue_item where ticket_id not in
      (select ticket_id from workbench.queue_item where open and client_id = $1 limit 40)`,
    [desk.northgate.id],
  );
  assert.deepEqual(await counted(), [1000, true, 40]);
  desk.moveClockTo('2026-03-02T09:00:10Z');
  assert.deepEqual(await counted(), [40, false, 40]);
});

/** Which indexes of the queue a page was read from, and how many of its rows. */
async function scanned(desk: Desk, given: Partial<QueueAsked> & Pick<QueueAsked, 'reach'>, [places, expected]: readonly [number, string]) {
  const { limit: _, ...input } = listTickets.input.parse({});
  const asked: QueueAsked = { ...input, personId: null, ...given };
  const { reach } = asked;
  const part = queuePart(asked, { most: page });
  assert.ok(part !== undefined);
  const plan = await inWork(desk.place, { authority: desk.lee.authority, reach, readOnly: true }, async ({ sql }) => {
    const { rows } = await raw<{ 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] }>`
      explain (analyze, timing off, format json) ${part}`.execute(sql);
    return rows[0]?.['QUERY PLAN'][0].Plan;
  });
  const scans = nodesOf(plan).filter((node) => node['Relation Name'] === 'queue_item');
  const rows = scans.reduce((sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], 0);
  return { asked: given, index: scans.map((node) => node['Index Name'] ?? node['Node Type']), rows, places, expected };
}

function nodesOf(node: PlanNode | undefined): readonly PlanNode[] {
  return node === undefined ? [] : [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** Fills the queue behind the facts' backs: this is about how it is read. Answers somebody who has a hundredth of it. */
async function fill(desk: Desk): Promise<string> {
  const { pool } = desk.place.database;
  const clients = [desk.northgate.id, desk.harbor.id, desk.alder.id];
  await pool.query(
    `insert into workbench.queue_item (client_id, ticket_id, reference, kind, title, requester_id, requester_name, priority, state, open,
       tier, team_id, assignee_id, hops, returns, returned, clock_paused, opened_at, stays, due_at, promise_due_at)
     select ($1::uuid[])[case when n % 11 = 0 then 3 else 1 + n % 2 end], gen_random_uuid(), 'INC-' || n, 'incident', 'Printer ' || n, gen_random_uuid(), 'Somebody', 3,
       case when n <= $2 then 'new' else 'closed' end, n <= $2, 1 + n % 7 / 3, ($3::uuid[])[1 + n % 7 / 3],
       case when n % 2 = 0 then ($4::uuid[])[1 + n % 100 / 2] end, 0, 0, n % 40 = 0, false, timestamptz '2026-01-01' + n * interval '1 minute', '[]',
       case when n <= $2 then timestamptz '2026-03-02' + (n * 7919 % 100000) * interval '1 second' end,
       case when n % 20 = 0 then timestamptz '2026-03-02' + (n * 7907 % 100000) * interval '1 second' end
     from generate_series(1, $5::int) n`,
    [clients, open, [desk.teams.tier1, desk.teams.tier2, desk.teams.tier3], agents, open + done],
  );
  await pool.query('analyze workbench.queue_item');
  return agents[0] ?? '';
}

const agents = Array.from({ length: 50 }, (_, index) => `019329c8-0000-7000-8000-${String(index).padStart(12, '0')}`);
