import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { systemAuthority } from '../../platform/authority.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import { followOnce, startFollowing } from '../../platform/log/follow.ts';
import { noteRewritten, noteWritten } from './notebook/facts.ts';
import { openNotebook, writeDown, writesDown } from './notebook/open.ts';

describe('Two nodes on one database', () => {
  test('both follow at once, and each listener hears each fact once, in the order of its stream', async () => {
    const notebook = await openNotebook({ hears: { after: [writesDown('scribe'), writesDown('clerk')] } });
    const ids: string[] = [];
    for (let note = 0; note < 40; note += 1) ids.push(await notebook.write());
    for (const id of ids) await notebook.rewrite(id, 'Again');

    await Promise.all(notebook.nodes.flatMap((node) => [followOnce(node), followOnce(node)]));
    await followOnce(notebook.place);

    const expected = [...ids.map((id) => `${id}/1`), ...ids.map((id) => `${id}/2`)];
    assert.deepEqual(await notebook.heardBy('scribe'), expected);
    assert.deepEqual(await notebook.heardBy('clerk'), expected);
  });

  test('while both follow and many write at once, every fact is heard once, and each stream in its order', async () => {
    const notebook = await openNotebook({ hears: { after: [writesDown('scribe')] } });
    const shared = [await notebook.write(), await notebook.write(), await notebook.write()];
    const write = async (writer: number): Promise<void> => {
      for (let turn = 0; turn < 8; turn += 1)
        await notebook.does(async (work) => {
          const id = work.newId();
          work.record(noteWritten, { clientId: notebook.clientId, id }, { text: 'Mine', weight: writer, details: turn });
          await work.flush();
          // The more statements in between, the later it commits: transactions overtake one another.
          for (let statement = 0; statement < (writer * 7 + turn * 3) % 5; statement += 1)
            await work.sql.selectFrom('log.epoch').select('number').execute();
          const stream = shared[(writer + turn) % shared.length] ?? '';
          work.record(noteRewritten, { clientId: notebook.clientId, id: stream }, { text: `By ${writer} in turn ${turn}` });
        });
    };
    const writers = Array.from({ length: 12 }, (_, index) => index);
    let writing = true;
    const following = notebook.nodes.map(async (node) => {
      while (writing) await followOnce(node);
    });

    await Promise.all(writers.map(write));
    writing = false;
    await Promise.all(following);
    await followOnce(notebook.place);

    const recorded = await notebook.tamper(`select stream || '/' || version as fact from log.fact where name like 'note-%'`);
    const heard = await notebook.heardBy('scribe');
    assert.equal(recorded.length, 3 + 2 * writers.length * 8);
    assert.deepEqual(heard.toSorted(), recorded.map(({ fact }) => String(fact)).toSorted());
    for (const id of shared) {
      const versions = heard.filter((fact) => fact.startsWith(id)).map((fact) => Number(fact.split('/')[1]));
      assert.deepEqual(
        versions,
        versions.toSorted((one, other) => one - other),
      );
    }
  });

  test('a fact committed on one node wakes the listeners of the other', async () => {
    const heard = Promise.withResolvers<void>();
    const scribe = writesDown('scribe', {
      run: async (work, facts) => {
        await writeDown(work, 'scribe', facts);
        heard.resolve();
      },
    });
    const notebook = await openNotebook({ hears: { after: [scribe] } });
    const [worker, web] = notebook.nodes.map(startFollowing);
    const place: WorkPlace = { ...notebook.place, afterCommit: (facts) => web?.nudge(facts) };
    const id = await inWork(place, { authority: systemAuthority, reach: '*' }, async (work) => {
      const written = work.newId();
      work.record(noteWritten, { clientId: notebook.clientId, id: written }, { text: 'Heard', weight: 1, details: null });
      return written;
    });

    await heard.promise;
    await Promise.all([worker?.stop(), web?.stop()]);

    assert.deepEqual(await notebook.heardBy('scribe'), [`${id}/1`]);
  });

  test('many writers of one stream leave a chain without gaps, and every write is there', async () => {
    const notebook = await openNotebook();
    const id = await notebook.write();
    const texts = Array.from({ length: 12 }, (_, index) => `Rewritten by writer ${index}`);
    const lock = (work: Parameters<Parameters<typeof notebook.does>[0]>[0]) =>
      work.sql.selectFrom('notebook.note').select('id').where('id', '=', id).forUpdate().executeTakeFirst();

    await Promise.all(
      texts.map((text) =>
        notebook.does(async (work) => {
          await lock(work);
          work.record(noteRewritten, { clientId: notebook.clientId, id }, { text });
        }),
      ),
    );

    const facts = await notebook.tamper(`select version, payload ->> 'text' as text from log.fact where stream = '${id}' order by version`);
    assert.deepEqual(
      facts.map((fact) => fact.version),
      [1, ...texts.map((_, index) => index + 2)],
    );
    assert.deepEqual(facts.map((fact) => fact.text).sort(), [...texts, 'Toner is low on floor 2'].sort());
  });

  test('two writers who begin one stream at once both get in, one after the other', async () => {
    const notebook = await openNotebook();
    const id = await notebook.does(async (work) => work.newId());
    const begin = () =>
      notebook.does(async (work) => {
        const known = await work.sql.selectFrom('log.head').select('version').where('stream', '=', id).executeTakeFirst();
        if (known === undefined) work.record(noteWritten, { clientId: notebook.clientId, id }, { text: 'Begun', weight: 1, details: [] });
        else work.record(noteRewritten, { clientId: notebook.clientId, id }, { text: 'Joined' });
      });
    // Nobody writes before both have found nothing there and stand ready to.
    const gate = await notebook.place.database.pool.connect();
    await gate.query('begin');
    await gate.query('lock table log.fact in share row exclusive mode');
    const writing = [begin(), begin()];
    while ((await notebook.tamper("select 1 from pg_locks where relation = 'log.fact'::regclass and not granted")).length < 2)
      await pause(5);
    await gate.query('commit');
    gate.release();
    await Promise.all(writing);

    const facts = await notebook.tamper(`select version, name from log.fact where stream = '${id}' order by version`);
    assert.deepEqual(facts, [
      { version: 1, name: 'note-written' },
      { version: 2, name: 'note-rewritten' },
    ]);
  });
});
