import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { waitForNeighbors } from '../../platform/log/neighbors.ts';
import { openSealKeys } from '../../platform/log/seal-keys.ts';
import { verifyLog } from '../../platform/log/verify/verify-log.ts';
import { runRounds } from '../../platform/rounds-runner.ts';
import { noteWritten } from './notebook/facts.ts';
import { type Notebook, openNotebook } from './notebook/open.ts';

async function nodesWithKeys(notebook: Notebook) {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-keys-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return Promise.all(notebook.nodes.map(async (node) => ({ ...node, keys: await openSealKeys(folder) })));
}

/** So many notes in one transaction. */
const writeMany = (notebook: Notebook, notes: number) =>
  notebook.does(async (work) => {
    for (let note = 0; note < notes; note += 1)
      work.record(noteWritten, { clientId: notebook.clientId, id: work.newId() }, { text: `Note ${note}`, weight: note, details: [] });
  });

describe('Two nodes that seal at once', () => {
  test('seal every block once, in one unbroken chain over all facts', async () => {
    const notebook = await openNotebook();
    const nodes = await nodesWithKeys(notebook);
    await writeMany(notebook, 2_345);
    await waitForNeighbors(notebook.place.database);

    await Promise.all([...nodes, ...nodes].map(runRounds));

    const seals = await notebook.tamper('select number::int, facts from log.seal order by number');
    assert.deepEqual(seals, [
      { number: 1, facts: 1_000 },
      { number: 2, facts: 1_000 },
      { number: 3, facts: 345 },
    ]);
    const [node = notebook.place] = nodes;
    const report = await verifyLog(node);
    assert.equal(report.wrong, undefined);
    assert.deepEqual([report.seals, report.unsealedFacts], [3, 0]);
  });

  test('leave out what stands behind an open transaction, and seal it when that is done', async () => {
    const notebook = await openNotebook();
    const [node = notebook.place] = await nodesWithKeys(notebook);
    const recorded = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const late = notebook.does(async (work) => {
      work.record(noteWritten, { clientId: notebook.clientId, id: work.newId() }, { text: 'Late', weight: 1, details: null });
      await work.flush();
      recorded.resolve();
      await mayCommit.promise;
    });
    await recorded.promise;
    await notebook.write();
    await runRounds(node);
    const sealedMeanwhile = await notebook.tamper('select count(*)::int as seals from log.seal');

    mayCommit.resolve();
    await late;
    await waitForNeighbors(notebook.place.database);
    await runRounds(node);

    assert.deepEqual(sealedMeanwhile, [{ seals: 0 }]);
    assert.deepEqual(await notebook.tamper('select facts from log.seal'), [{ facts: 2 }]);
  });
});
