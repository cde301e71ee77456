import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { followOnce } from '../../platform/log/follow.ts';
import { noteRewritten, noteWritten } from './notebook/facts.ts';
import { openNotebook, writesDown } from './notebook/open.ts';

const hears = { after: [writesDown('scribe')] };

describe('Transactions that commit late', () => {
  test('a fact recorded first and committed last is heard, once, and so are those that overtook it', async () => {
    const notebook = await openNotebook({ hears });
    const recorded = Promise.withResolvers<string>();
    const mayCommit = Promise.withResolvers<void>();
    const late = notebook.does(async (work) => {
      const id = work.newId();
      work.record(noteWritten, { clientId: notebook.clientId, id }, { text: 'Recorded first', weight: 1, details: null });
      await work.flush();
      recorded.resolve(id);
      await mayCommit.promise;
    });
    const lateId = await recorded.promise;
    const overtaking = [await notebook.write(), await notebook.write()];
    await followOnce(notebook.place);
    const heardMeanwhile = await notebook.heardBy('scribe');

    mayCommit.resolve();
    await late;
    await followOnce(notebook.place);
    await followOnce(notebook.place);

    assert.deepEqual(heardMeanwhile, [], 'nothing behind an open transaction is taken for finished');
    assert.deepEqual(
      await notebook.heardBy('scribe'),
      [lateId, ...overtaking].map((id) => `${id}/1`),
    );
  });

  test('a fact whose transaction began later but commits after others were heard is heard once', async () => {
    const notebook = await openNotebook({ hears });
    const before = await notebook.write();
    const recorded = Promise.withResolvers<string>();
    const mayCommit = Promise.withResolvers<void>();
    const late = notebook.does(async (work) => {
      const id = work.newId();
      work.record(noteWritten, { clientId: notebook.clientId, id }, { text: 'Still open', weight: 1, details: null });
      await work.flush();
      recorded.resolve(id);
      await mayCommit.promise;
    });
    const lateId = await recorded.promise;
    const after = await notebook.write();
    await followOnce(notebook.place);
    const heardMeanwhile = await notebook.heardBy('scribe');

    mayCommit.resolve();
    await late;
    await followOnce(notebook.place);

    assert.deepEqual(heardMeanwhile, [`${before}/1`]);
    assert.deepEqual(await notebook.heardBy('scribe'), [`${before}/1`, `${lateId}/1`, `${after}/1`]);
  });

  test('a transaction that rolls back leaves nothing to hear and holds nothing up', async () => {
    const notebook = await openNotebook({ hears });
    const abandoned = notebook.does(async (work) => {
      work.record(noteWritten, { clientId: notebook.clientId, id: work.newId() }, { text: 'Never mind', weight: 1, details: null });
      await work.flush();
      throw new Error('The agent closed the window');
    });
    await assert.rejects(abandoned);
    const kept = await notebook.write();

    await followOnce(notebook.place);

    assert.deepEqual(await notebook.heardBy('scribe'), [`${kept}/1`]);
  });

  test('an older transaction that writes to a stream after a younger one begins anew, so that versions are heard in order', async () => {
    const notebook = await openNotebook({ hears });
    const id = await notebook.write();
    const holdsAnId = Promise.withResolvers<void>();
    const mayGoOn = Promise.withResolvers<void>();
    let tries = 0;
    const older = notebook.does(async (work) => {
      tries += 1;
      // Writing anything gives a transaction its id, long before it touches the stream: as an Idempotency-Key does.
      await work.sql.insertInto('notebook.heard').values({ listener: 'somebody', stream: id, version: tries }).execute();
      holdsAnId.resolve();
      await mayGoOn.promise;
      work.record(noteRewritten, { clientId: notebook.clientId, id }, { text: 'By the older transaction' });
    });
    await holdsAnId.promise;
    await notebook.rewrite(id, 'By the younger transaction');
    mayGoOn.resolve();
    await older;

    await followOnce(notebook.place);

    assert.equal(tries, 2);
    assert.deepEqual(await notebook.heardBy('scribe'), [`${id}/1`, `${id}/2`, `${id}/3`]);
  });
});
