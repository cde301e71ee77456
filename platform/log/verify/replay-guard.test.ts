import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql as raw } from 'kysely';
import { apply } from '../../../test/races/notebook/apply.ts';
import { noteRewritten } from '../../../test/races/notebook/facts.ts';
import { openNotebook } from '../../../test/races/notebook/open.ts';
import type { Tables } from '../../postgres/tables.ts';
import { on } from '../fact.ts';
import { redirectTo } from './redirect.ts';
import { verifyLog } from './verify-log.ts';

const withoutRewriting = apply.filter(({ kind }) => kind !== noteRewritten);

describe('A replay', () => {
  test('cannot write a live row, even by an apply that names the live table in its text', async () => {
    const careless = on(noteRewritten, (sql, facts) => raw`update notebook.note set rewritten = rewritten + ${facts.length}`.execute(sql));
    const notebook = await openNotebook({ apply: [...withoutRewriting, careless] });
    const id = await notebook.write();
    await notebook.rewrite(id, 'Again');

    const { wrong } = await verifyLog(notebook.place);

    assert.equal(wrong?.what, 'rebuild-failed');
    assert.match(wrong.detail, /note-rewritten.*permission denied for table note/);
    assert.deepEqual(await notebook.tamper('select rewritten from notebook.note'), [{ rewritten: 1 }]);
  });

  test('tells an apply that makes something else of a fact than it once did', async () => {
    let suffix = '';
    const changing = on(noteRewritten, (sql, facts) =>
      sql
        .updateTable('notebook.note')
        .set({ text: `${facts[0]?.payload.text}${suffix}` })
        .where('id', '=', facts[0]?.stream ?? '')
        .execute(),
    );
    const notebook = await openNotebook({ apply: [...withoutRewriting, changing] });
    const id = await notebook.write();
    await notebook.rewrite(id, 'Again');
    suffix = ' and differently';

    const { wrong } = await verifyLog(notebook.place);

    assert.equal(wrong?.what, 'row-changed');
    assert.match(wrong.detail, /text is "Again"; the facts make it "Again and differently"/);
  });

  test('is not misled by something unique that passed from one stream to another', async () => {
    // One note of a client may be crossed out at a time; crossing out another one needs the first to be rewritten before.
    const notebook = await openNotebook({
      apply: [
        ...withoutRewriting,
        on(noteRewritten, (sql, facts) =>
          sql
            .updateTable('notebook.note')
            .set({ state: 'open' })
            .where(
              'id',
              'in',
              facts.map((fact) => fact.stream),
            )
            .execute(),
        ),
      ],
    });
    await notebook.tamper(`create unique index one_crossed_out on notebook.note (client_id) where state = 'crossed_out'`);
    const [first, second] = [await notebook.write(), await notebook.write()];
    await notebook.crossOut(first);
    await notebook.rewrite(first, 'Open again');
    await notebook.crossOut(second);

    const { wrong, rows } = await verifyLog(notebook.place);

    assert.equal(wrong, undefined);
    assert.equal(rows, 2);
  });
});

describe('Where no role can be made to guard a replay', () => {
  const schemas = new Map([['notebook', 'verify_1_notebook']]);
  const sql = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [redirectTo(schemas, true)],
  });

  test('tables named through the builder are sent to the scratch schema', () => {
    const built = sql.updateTable('notebook.note').set({ state: 'open' }).where('notebook.note.id', '=', 'x').compile();
    const written = raw`delete from ${raw.table('notebook.note')} where id = ${'x'}`.compile(sql);

    assert.equal(built.sql, 'update "verify_1_notebook"."note" set "state" = $1 where "verify_1_notebook"."note"."id" = $2');
    assert.equal(written.sql, 'delete from "verify_1_notebook"."note" where id = $1');
  });

  test('a live table named in text is refused before it is sent', () => {
    for (const text of ['delete from notebook.note', 'delete from "notebook"."note"', 'delete from NOTEBOOK . note'])
      assert.throws(() => raw.raw(text).compile(sql), /Name tables through the builder/);
  });

  test('a column that is called like a schema is not taken for one', () => {
    assert.equal(
      raw`select notebook, 'my notebook' from ${raw.table('notebook.note')}`.compile(sql).sql.includes('verify_1_notebook'),
      true,
    );
  });
});
