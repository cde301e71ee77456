import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHttpDesk } from '../../test/http-desk.ts';
import { readConfig } from '../config.ts';
import { openMetrics } from '../telemetry.ts';
import { createServer } from './index.ts';

const desk = await openHttpDesk();

const maintenance = desk.place.database.pool;

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${desk.url}${path}`, { headers });

test('a desk says that it lives, and is ready once its database is migrated', async () => {
  const [live, ready] = [await get('/livez'), await get('/readyz')];

  assert.deepEqual([live.status, ready.status], [200, 200]);
});

test('a desk whose database lacks a migration is not ready', async () => {
  const other = await openHttpDesk();
  await other.place.database.pool.query("delete from platform.migration where module = 'http'");

  const ready = await fetch(`${other.url}/readyz`);

  assert.equal(ready.status, 503);
});

test('a desk whose database is gone asks to come back, and works again when it is there', async () => {
  const other = await openHttpDesk();
  const ada = await other.hire('tier1_agent');
  const list = () => fetch(`${other.url}/api/v1/notes`, { headers: { authorization: `Bearer ${ada.token}` } });
  await list();
  const { rows } = await other.place.database.pool.query<{ name: string }>('select current_database() as name');
  const name = rows[0]?.name ?? '';
  await maintenance.query(`alter database ${name} allow_connections false`);
  await maintenance.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);

  const lost = await list();
  await maintenance.query(`alter database ${name} allow_connections true`);
  const found = await list();

  assert.equal(lost.status, 503);
  assert.equal(((await lost.json()) as { type: string }).type, '/errors/try-again');
  assert.equal(lost.headers.get('retry-after'), '2');
  assert.equal(found.status, 200);
});

test('numbers are shown to whoever holds the token, and to nobody else', async () => {
  const config = readConfig({ metricsToken: 'a-token-for-metrics', port: '0', host: '127.0.0.1' }, {});
  const refusing = { admit: async () => undefined };
  const { app } = createServer(desk.place, {
    door: refusing,
    reachFor: () => [],
    config,
    log: desk.log,
    metrics: await openMetrics(),
  });
  await app.inject('/api/v1/notes');

  const shown = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer a-token-for-metrics' } });
  const hidden = await app.inject({ url: '/metrics', headers: { authorization: 'Bearer another' } });
  await app.close();

  assert.match(shown.body, /secondline_request_seconds_count\{operation="listNotes",status="401"\} 1/);
  assert.equal(hidden.statusCode, 404);
});
