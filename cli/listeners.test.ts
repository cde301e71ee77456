import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { readConfig } from '../platform/config.ts';
import { openLog } from '../platform/telemetry.ts';
import { openDesk } from '../test/desk.ts';
import { escalate, triedTicket } from '../test/escalation-desk.ts';
import { runCommand } from './run-command.ts';
import { serveDesk } from './serve-desk.ts';

const folder = await mkdtemp(join(tmpdir(), 'secondline-listeners-'));
after(() => rm(folder, { recursive: true, force: true }));
const desk = await openDesk();
await escalate(desk, await triedTicket(desk));
const { pool } = desk.place.database;
const url = pool.options.connectionString ?? '';

/** One that wants a fact which is there, and another one. */
const { rows: told } = await pool.query<{ name: string }>(`select distinct name from log.fact where origin = 'live'`);
const hears = desk.place.program.after.find(({ kinds }) => kinds.some((kind) => told.some(({ name }) => name === kind.name)));
const parked = hears?.name ?? assert.fail('Somebody hears what happened');
const other = desk.place.program.after.find(({ name }) => name !== parked)?.name ?? '';

async function run(...words: readonly string[]) {
  let [out, err] = ['', ''];
  const flags = ['--database-url', url, '--data', folder];
  const code = await runCommand([...words, ...flags], { write: (text) => (out += text) }, { write: (text) => (err += text) });
  return { code, out, err };
}

beforeEach(async () => {
  await pool.query('delete from log.checkpoint');
  await pool.query(
    `insert into log.checkpoint (listener, epoch, xact, position, failures, last_error, parked_at, moved_at) values
      ($1, 0, '0', 0, 10, 'No exit was found', '2026-03-02T09:00:00Z', '2026-03-02T08:00:00Z'),
      ($2, 0, '0', 0, 0, null, null, '2026-03-02T08:00:00Z')`,
    [parked, other],
  );
});

describe('secondline listeners', () => {
  test('lists each with how far it is behind, the parked one first and why', async () => {
    const { code, out, err } = await run('listeners');

    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      new RegExp(
        `^${parked}: [\\d,]+ behind, PARKED since 2026-03-02T09:00:00Z\n  failed 10 times: No exit was found\n[\\s\\S]+\n1 parked\\.`,
      ),
    );
  });

  test('is one JSON document of every listener, begun or not', async () => {
    const { out } = await run('listeners', '--json');

    const answer = JSON.parse(out) as { parked: number; listeners: { listener: string; behind: number | null; parkedAt: string | null }[] };
    const all = desk.place.program.after.map(({ name }) => name);
    assert.equal(answer.parked, 1);
    assert.deepEqual(answer.listeners.map(({ listener }) => listener).sort(), [...all].sort());
    assert.deepEqual([answer.listeners[0]?.listener, answer.listeners[0]?.parkedAt], [parked, '2026-03-02T09:00:00Z']);
    assert.ok((answer.listeners[0]?.behind ?? 0) > 0);
    assert.ok(answer.listeners.every(({ listener, behind }) => (behind === null) === ![parked, other].includes(listener)));
  });
});

describe('secondline listeners skip', () => {
  test('lets the parked one go on behind one fact, and that is a fact with who decided', async () => {
    const { listeners: before } = JSON.parse((await run('listeners', '--json')).out);

    const { code, out } = await run('listeners', 'skip', parked, '--json');

    const { skipped } = JSON.parse(out);
    const { parked: left, listeners } = JSON.parse((await run('listeners', '--json')).out);
    const state = listeners.find(({ listener }: { listener: string }) => listener === parked);
    assert.deepEqual([code, left, state.failures, state.behind], [0, 0, 0, before[0].behind - 1]);
    const { rows } = await pool.query(`select actor, payload from log.fact where name = 'listener-skipped'`);
    assert.match(rows[0]?.actor, /^cli:/);
    assert.deepEqual(rows[0]?.payload, { listener: parked, skipped, error: 'No exit was found' });
  });

  test('refuses one that is not parked, with 1 and what to do', async () => {
    const { code, out, err } = await run('listeners', 'skip', other, '--json');

    assert.deepEqual([code, JSON.parse(out).error.code], [1, 'listener-not-parked']);
    assert.match(err, /secondline listeners lists those that do/);
  });

  test('ends with 1 for a name that nobody has, and with 2 for none', async () => {
    const [unknown, none] = [await run('listeners', 'skip', `${parked}x`), await run('listeners', 'skip')];

    assert.deepEqual([unknown.code, none.code], [1, 2]);
    assert.match(unknown.err, new RegExp(`There is no listener called ${parked}x\\. Did you mean ${parked}\\?`));
    assert.match(none.err, /needs NAME/);
  });
});

test('/metrics counts the parked', async () => {
  const config = {
    ...readConfig({ port: '0', host: '127.0.0.1', dataFolder: folder, role: 'web' }, {}),
    metricsToken: 'a-token-for-metrics',
  };
  const served = await serveDesk({ config, connection: { connectionString: url }, log: openLog('silent'), webFolder: undefined });
  after(() => served.stop());

  const reply = await fetch(`${served.url}/metrics`, { headers: { authorization: 'Bearer a-token-for-metrics' } });

  assert.match(await reply.text(), /^secondline_listeners_parked 1$/m);
});
