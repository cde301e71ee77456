import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { followOnce } from '../../platform/log/follow.ts';
import { hearAfter } from '../../platform/log/listeners.ts';
import { listenerNotParked } from '../../platform/log/refusals.ts';
import { skipParked } from '../../platform/log/skip-parked.ts';
import { expectRefusal } from '../desk.ts';
import { noteWritten } from './notebook/facts.ts';
import { openNotebook, writeDown, writesDown } from './notebook/open.ts';

/** Cannot take a note about fire, and writes down all others. */
const fearful = hearAfter({
  name: 'fearful',
  kinds: [noteWritten],
  begins: 'at-the-first-fact',
  imported: false,
  run: async (work, facts) => {
    await writeDown(work, 'fearful', facts);
    if (facts.some((fact) => JSON.stringify(fact.payload).includes('fire'))) throw new Error('Fire! Where is the exit?');
  },
});
const hears = { after: [fearful, writesDown('scribe')] };

const checkpointOf = `select failures, last_error, parked_at is not null as parked from log.checkpoint where listener = 'fearful'`;

describe('A listener that cannot take a fact', () => {
  test('hears all before that fact, nothing of it, and is parked at the tenth try while others go on', async () => {
    const notebook = await openNotebook({ hears });
    const before = [await notebook.write(), await notebook.write()];
    const fire = await notebook.write('The server room is on fire');
    const after = await notebook.write();

    for (let tries = 1; tries <= 12; tries += 1) await followOnce(notebook.place);

    assert.deepEqual(
      await notebook.heardBy('fearful'),
      before.map((id) => `${id}/1`),
    );
    assert.deepEqual(
      await notebook.heardBy('scribe'),
      [...before, fire, after].map((id) => `${id}/1`),
    );
    const [checkpoint] = await notebook.tamper(checkpointOf);
    assert.equal(checkpoint?.failures, 10);
    assert.equal(checkpoint?.parked, true);
    assert.match(String(checkpoint?.last_error), new RegExp(`Fire! Where is the exit\\?.*note-written.*${fire}`));
  });

  test('goes on by itself when the reason has gone before it was parked', async () => {
    let burning = true;
    const recovering = hearAfter({
      ...fearful,
      name: 'recovering',
      run: async (work, facts) => {
        if (burning) throw new Error('Not while it burns');
        await writeDown(work, 'recovering', facts);
      },
    });
    const notebook = await openNotebook({ hears: { after: [recovering] } });
    const ids = [await notebook.write(), await notebook.write()];
    for (let tries = 1; tries <= 9; tries += 1) await followOnce(notebook.place);
    burning = false;

    await followOnce(notebook.place);

    assert.deepEqual(
      await notebook.heardBy('recovering'),
      ids.map((id) => `${id}/1`),
    );
    const [checkpoint] = await notebook.tamper(`select failures, parked_at from log.checkpoint where listener = 'recovering'`);
    assert.deepEqual(checkpoint, { failures: 0, parked_at: null });
  });

  test('goes on behind that fact when an operator skips it, and the skipping is a fact', async () => {
    const notebook = await openNotebook({ hears });
    const fire = await notebook.write('The server room is on fire');
    const after = await notebook.write();
    for (let tries = 1; tries <= 10; tries += 1) await followOnce(notebook.place);

    await notebook.does((work) => skipParked(work, fearful));
    await followOnce(notebook.place);

    assert.deepEqual(await notebook.heardBy('fearful'), [`${after}/1`]);
    const [skipped] =
      await notebook.tamper(`select client_id, actor, payload ->> 'listener' as listener, payload -> 'skipped' ->> 'stream' as stream
      from log.fact where name = 'listener-skipped'`);
    assert.deepEqual(skipped, { client_id: null, actor: 'system', listener: 'fearful', stream: fire });
  });

  test('cannot be told to skip while it is not parked', async () => {
    const notebook = await openNotebook({ hears });
    await notebook.write('The server room is on fire');
    await followOnce(notebook.place);

    const skipping = notebook.does((work) => skipParked(work, fearful));

    await expectRefusal(skipping, listenerNotParked);
  });
});

describe('Where a new listener begins', () => {
  const late = writesDown('late', { begins: 'now' });

  test('one that declares now hears what comes from then on, and one that declares the first fact hears all', async () => {
    const notebook = await openNotebook({ hears: { after: [writesDown('early'), late] } });
    const old = await notebook.write();
    await followOnce(notebook.place);
    const young = await notebook.write();

    await followOnce(notebook.place);

    assert.deepEqual(await notebook.heardBy('early'), [`${old}/1`, `${young}/1`]);
    assert.deepEqual(await notebook.heardBy('late'), [`${young}/1`]);
  });

  test('imported history is passed over unless it is declared', async () => {
    const notebook = await openNotebook({ hears: { after: [writesDown('today'), writesDown('historian', { imported: true })] } });
    const id = await notebook.does(async (work) => {
      const noteId = work.newId();
      const imported = { source: 'old-desk', externalId: '17' };
      const occurredAt = work.at.subtract({ hours: 24 });
      work.record(
        noteWritten,
        { clientId: notebook.clientId, id: noteId },
        { text: 'Old', weight: 1, details: {} },
        { occurredAt, imported },
      );
      return noteId;
    });

    await followOnce(notebook.place);

    assert.deepEqual(await notebook.heardBy('today'), []);
    assert.deepEqual(await notebook.heardBy('historian'), [`${id}/1`]);
  });
});
