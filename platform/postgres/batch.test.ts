import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import { freshDatabase } from '../../test/database.ts';
import { runTogether } from './pool.ts';

const database = await freshDatabase();
await database.pool.query('create table public.line (number int primary key, text text)');

/** The numbers of the lines that are there. */
async function lines(): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ number: number }>('select number from public.line order by number');
  await database.pool.query('truncate public.line');
  return rows.map(({ number }) => number);
}

const reasonOf = (result: PromiseSettledResult<unknown>) => (result.status === 'rejected' ? String(result.reason) : 'done');

describe('Statements travel together', () => {
  test('and are run in the order in which they were begun, on a connection that was never used too', async () => {
    const [first, ...others] = await Promise.all(
      Array.from({ length: 6 }, () =>
        database.onOneConnection(async (sql) => {
          const seen = await Promise.all([
            sql.executeQuery(raw`create temporary sequence turn`.compile(sql)),
            ...Array.from({ length: 9 }, (_, index) =>
              index % 3 === 0
                ? sql.selectNoFrom(raw<number>`nextval('turn')`.as('turn')).executeTakeFirst()
                : raw<{ turn: number }>`select nextval('turn') as turn, ${index}::int`.execute(sql).then(({ rows }) => rows[0]),
            ),
          ]);
          await runTogether(sql, 'drop sequence turn');
          return seen.slice(1).map((row) => (row as { readonly turn: number } | undefined)?.turn);
        }),
      ),
    );
    assert.deepEqual(first, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const other of others) assert.deepEqual(other, first);
  });

  test('and those behind one that fails are not run, a commit neither', async () => {
    const results = await database.onOneConnection(async (sql) => {
      const all = await Promise.allSettled([
        runTogether(sql, 'begin'),
        raw`insert into public.line values (${1}, 'kept')`.execute(sql),
        raw`insert into public.line values (${1}, 'twice')`.execute(sql),
        raw`insert into public.line values (${2}, 'behind')`.execute(sql),
        runTogether(sql, 'commit'),
      ]);
      await runTogether(sql, 'rollback');
      return all;
    });

    const why = 'error: duplicate key value violates unique constraint "line_pkey"';
    assert.deepEqual(results.map(reasonOf), ['done', 'done', why, why, why]);
    assert.deepEqual(await lines(), []);
  });

  test('and a transaction whose beginning fails runs nothing outside of one', async () => {
    await database.onOneConnection(async (sql) => {
      const results = await Promise.allSettled([
        runTogether(sql, 'begin work badly'),
        raw`insert into public.line values (${3}, 'outside')`.execute(sql),
      ]);
      assert.ok(results.every(({ status }) => status === 'rejected'));
    });
    assert.deepEqual(await lines(), []);
  });

  test('and what was skipped or wrong may be said again on the same connection', async () => {
    await database.onOneConnection(async (sql) => {
      const wrong = () => raw`select no_such_column, ${1}::int from public.line`.execute(sql);
      const right = () => raw<{ two: number }>`select ${2}::int as two`.execute(sql);
      const failing = () => raw`select 1 / ${0}::int`.execute(sql);
      assert.ok((await Promise.allSettled([wrong(), right()])).every(({ status }) => status === 'rejected'));
      assert.ok((await Promise.allSettled([failing(), right()])).every(({ status }) => status === 'rejected'));

      const again = await Promise.allSettled([right(), failing(), wrong()]);

      assert.deepEqual(again.map(reasonOf), ['done', 'error: division by zero', 'error: division by zero']);
      assert.deepEqual((await right()).rows, [{ two: 2 }]);
    });
  });

  test('and say what they answered: rows read by their types, and how many were changed', async () => {
    const at = Temporal.Instant.from('2026-03-08T07:59:59.123456Z');
    const read = (numbers: readonly number[]) =>
      raw`select ${at}::timestamptz as at, ${numbers}::int[] as numbers, ${null}::text as nothing, ${'{"a":[1]}'}::jsonb as json,
        ${true}::boolean as yes, 5000000000 as big`.execute(database.sql);
    for (const numbers of [[1, 2], [], [3]])
      assert.deepEqual((await read(numbers)).rows, [{ at, numbers, nothing: null, json: { a: [1] }, yes: true, big: 5_000_000_000 }]);

    const [written, changed] = await database.onOneConnection((sql) =>
      Promise.all([
        raw`insert into public.line select n, ${'new'} from generate_series(1, 5) n`.execute(sql),
        raw`update public.line set text = ${'old'} where number > ${3}`.execute(sql),
      ]),
    );
    assert.deepEqual([written.numAffectedRows, changed.numAffectedRows], [5n, 2n]);
    assert.deepEqual(await lines(), [1, 2, 3, 4, 5]);
  });

  test('and what is said to go later goes with the next that is lent the connection, or soon alone', async () => {
    const idle = () =>
      database.pool.query("select from pg_stat_activity where state = 'idle in transaction' and datname = current_database()");
    const read = () =>
      database.onOneConnection(async (sql, later) => {
        await runTogether(sql, 'begin read only');
        const { rows } = await raw<{ id: number; since: Temporal.Instant }>`select pg_backend_pid() as id, now() as since`.execute(sql);
        later('commit');
        return rows[0];
      });

    const [first, second] = [await read(), await read()];
    assert.equal(second?.id, first?.id);
    assert.notEqual(second?.since.toString(), first?.since.toString());
    assert.equal((await database.pool.query("insert into public.line values (8, 'by others')")).rowCount, 1);
    while ((await idle()).rowCount !== 0) await pause(1);
    assert.deepEqual(await lines(), [8]);
  });

  test('and all fail with a connection that is lost on the way; the next one works', async () => {
    await assert.rejects(
      database.onOneConnection(async (sql) => {
        await Promise.all([
          raw`select pg_terminate_backend(pg_backend_pid()), ${1}::int`.execute(sql),
          raw`insert into public.line values (${7}, 'after')`.execute(sql),
        ]);
      }),
    );

    const { rows } = await raw`select ${1}::int as one`.execute(database.sql);
    assert.deepEqual(rows, [{ one: 1 }]);
    assert.deepEqual(await lines(), []);
  });
});
