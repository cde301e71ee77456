import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { type Notebook, openNotebook } from '../../test/races/notebook/open.ts';
import type { WorkPlace } from '../in-work.ts';
import { runRounds } from '../rounds-runner.ts';
import { waitForNeighbors } from './neighbors.ts';
import { openSealKeys } from './seal-keys.ts';
import { verifyLog } from './verify/verify-log.ts';
import type { WrongKind } from './wrong.ts';

interface SealedNotebook extends Notebook {
  readonly place: WorkPlace;
  readonly ids: readonly string[];
}

/** Three notes, of which the second is rewritten twice and crossed out; all of it sealed. */
async function openSealedNotebook(): Promise<SealedNotebook> {
  const notebook = await openNotebook();
  const folder = await mkdtemp(join(tmpdir(), 'secondline-keys-'));
  after(() => rm(folder, { recursive: true, force: true }));
  const place = { ...notebook.place, keys: await openSealKeys(folder) };
  const ids = [await notebook.write('One'), await notebook.write('Two'), await notebook.write('Three')];
  await notebook.rewrite(ids[1] ?? '', 'Two, better');
  await notebook.rewrite(ids[1] ?? '', 'Two, best');
  await notebook.crossOut(ids[1] ?? '');
  await seal(place);
  return { ...notebook, place, ids };
}

/** Seals all that is committed. */
async function seal(place: WorkPlace): Promise<void> {
  await waitForNeighbors(place.database);
  await runRounds(place);
}

const second = (notebook: SealedNotebook) => notebook.ids[1] ?? '';

/** Recomputes a stream's hashes, as somebody who knows our code would who holds the database but not the key. */
async function hashAnew(notebook: Notebook, stream: string): Promise<void> {
  const { linkHash, payloadDigest } = await import('./canonical.ts');
  const { pages, openReader } = await import('./verify/snapshot.ts');
  const { storedFact, storedFacts } = await import('./verify/stored-fact.ts');
  const reader = await openReader(notebook.place.database);
  let previousHash = '';
  for await (const page of pages(reader, { ...storedFacts, where: `stream = '${stream}'` }))
    for (const { link, payload, place } of page.map(storedFact)) {
      const digest = payloadDigest(JSON.parse(payload));
      const hash = linkHash({ ...link, payloadDigest: digest, previousHash });
      await notebook.tamper(`update log.fact set payload_digest = '\\x${digest}', previous_hash = '\\x${previousHash}', hash = '\\x${hash}'
        where position = ${place.position}; update log.head set hash = '\\x${hash}' where stream = '${stream}'`);
      previousHash = hash;
    }
  await reader.close();
}

async function expectWrong(notebook: SealedNotebook, what: WrongKind, about: { readonly version?: number; readonly detail?: RegExp } = {}) {
  const { wrong } = await verifyLog(notebook.place);
  assert.ok(wrong !== undefined, 'nothing was found');
  assert.equal(wrong.what, what, wrong.detail);
  if (about.version !== undefined) assert.deepEqual([wrong.stream, wrong.version], [second(notebook), about.version]);
  if (about.detail !== undefined) assert.match(wrong.detail, about.detail);
}

describe('Verifying the log', () => {
  test('a log that nobody touched is found whole, and every table made of facts is counted', async () => {
    const notebook = await openSealedNotebook();
    await notebook.write('Not sealed yet');

    const report = await verifyLog(notebook.place);

    assert.deepEqual(report.wrong, undefined);
    assert.deepEqual([report.facts, report.streams, report.seals, report.unsealedFacts], [7, 4, 1, 1]);
    assert.equal(report.rows, 4);
    assert.ok(report.tables >= 1);
  });

  test('nothing of it stays behind, not even of one that was killed', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper('create schema verify_19ab_notebook; create table verify_19ab_notebook.note (id uuid)');

    await verifyLog(notebook.place);

    const left = await notebook.tamper(`select nspname from pg_namespace where nspname like 'verify%'`);
    assert.deepEqual(left, []);
  });

  test('what is recorded while it runs does not disturb it, nor it the listeners', async () => {
    const notebook = await openSealedNotebook();
    const writing = Promise.withResolvers<string>();

    const report = await verifyLog(notebook.place, {
      progress: ({ phase }) => {
        if (phase === 'chains') writing.resolve(notebook.write('Meanwhile'));
      },
    });

    await writing.promise;
    assert.deepEqual(report.wrong, undefined);
    assert.equal(report.facts, 6);
  });
});

describe('What somebody changed in the log', () => {
  test('a changed payload is found at its fact', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`update log.fact set payload = '{"text": "Two, worse"}' where stream = '${second(notebook)}' and version = 2`);

    await expectWrong(notebook, 'payload-changed', { version: 2 });
  });

  for (const [column, value] of [
    ['actor', `'agent:somebody-else'`],
    ['occurred_at', `occurred_at - interval '1 microsecond'`],
    ['name', `'note-crossed-out'`],
    ['origin', `'imported'`],
    ['request_id', `gen_random_uuid()`],
    ['schema_version', '2'],
  ] as const)
    test(`a changed ${column} is found at its fact`, async () => {
      const notebook = await openSealedNotebook();
      await notebook.tamper(`update log.fact set ${column} = ${value} where stream = '${second(notebook)}' and version = 3`);

      await expectWrong(notebook, 'fact-changed', { version: 3 });
    });

  test('a fact deleted from the middle of a stream is missed', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`delete from log.fact where stream = '${second(notebook)}' and version = 2`);

    await expectWrong(notebook, 'chain-broken', { detail: /Version 2 .* is missing/ });
  });

  test('two facts of a stream that changed places are found', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`
      update log.fact set version = 99 where stream = '${second(notebook)}' and version = 2;
      update log.fact set version = 2 where stream = '${second(notebook)}' and version = 3;
      update log.fact set version = 3 where stream = '${second(notebook)}' and version = 99`);

    await expectWrong(notebook, 'fact-changed', { version: 3 });
  });

  test('two facts of different streams that changed places in the whole log are found by the seal', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`
      alter table log.fact alter position set generated by default;
      with swapped as (
        select a.ctid as one, a.xact as one_xact, a.position as one_position, b.ctid as other, b.xact as other_xact, b.position as other_position
        from log.fact a, log.fact b where a.stream = '${notebook.ids[0]}' and b.stream = '${notebook.ids[2]}')
      update log.fact set xact = case when fact.ctid = one then other_xact else one_xact end,
        position = case when fact.ctid = one then other_position else one_position end
      from swapped where fact.ctid in (one, other)`);

    await expectWrong(notebook, 'block-changed', { detail: /seal 1 / });
  });

  test('a fact changed and hashed anew, with all that follows it and the head, is found by the seal', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`update log.fact set payload = '{"text": "Two, worse"}' where stream = '${second(notebook)}' and version = 2`);
    await hashAnew(notebook, second(notebook));

    await expectWrong(notebook, 'block-changed', { detail: /hashed anew/ });
  });

  test('a tail cut off, with the head lowered, is missed by the seal', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`
      delete from log.fact where stream = '${second(notebook)}' and version = 4;
      update log.head set version = 3, hash = (select hash from log.fact where stream = '${second(notebook)}' and version = 3)
      where stream = '${second(notebook)}'`);

    await expectWrong(notebook, 'facts-missing', { detail: /^1 of 6 facts/ });
  });

  test('a tail cut off before it was sealed is missed by the rows that it made', async () => {
    const notebook = await openSealedNotebook();
    await notebook.rewrite(second(notebook), 'After the seal');
    await notebook.tamper(`
      delete from log.fact where stream = '${second(notebook)}' and version = 5;
      update log.head set version = 4, hash = (select hash from log.fact where stream = '${second(notebook)}' and version = 4)
      where stream = '${second(notebook)}'`);

    await expectWrong(notebook, 'row-changed', { detail: /notebook\.note .*text is "After the seal"; the facts make it "Two, best"/ });
  });

  test('a tail cut off without touching the head is missed by the head', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`delete from log.fact where stream = '${second(notebook)}' and version = 4`);

    await expectWrong(notebook, 'head-wrong', { version: 3 });
  });

  test('a whole stream removed is missed by the seal, and by its head when that was left', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`delete from log.fact where stream = '${second(notebook)}'`);
    await expectWrong(notebook, 'head-without-facts');

    await notebook.tamper(`delete from log.head where stream = '${second(notebook)}'`);
    await expectWrong(notebook, 'facts-missing', { detail: /^4 of 6 facts/ });
  });

  test('a fact slipped into sealed history, well hashed, is found', async () => {
    const notebook = await openSealedNotebook();
    const stream = notebook.ids[0] ?? '';
    await notebook.rewrite(stream, 'Slipped in');
    await notebook.tamper(`
      alter table log.fact alter position set generated by default;
      update log.fact set xact = (select xact from log.fact where stream = '${notebook.ids[2]}' limit 1) where stream = '${stream}' and version = 2;`);

    await expectWrong(notebook, 'facts-added', { detail: /^1 facts were added/ });
  });
});

describe('What somebody changed about the seals', () => {
  test('a seal forged with another key is not taken', async () => {
    const notebook = await openSealedNotebook();
    const folder = await mkdtemp(join(tmpdir(), 'secondline-forger-'));
    after(() => rm(folder, { recursive: true, force: true }));
    await notebook.tamper('delete from log.seal');
    await seal({ ...notebook.place, keys: await openSealKeys(folder) });
    await notebook.tamper(`update log.seal set key_id = '${notebook.place.keys?.id}'`);

    await expectWrong(notebook, 'seal-not-signed');
  });

  test('a seal whose key this node does not hold is said to need it', async () => {
    const notebook = await openSealedNotebook();
    const folder = await mkdtemp(join(tmpdir(), 'secondline-other-node-'));
    after(() => rm(folder, { recursive: true, force: true }));
    await notebook.tamper('delete from log.seal');
    await seal({ ...notebook.place, keys: await openSealKeys(folder) });

    await expectWrong(notebook, 'seal-key-missing', { detail: /\.pub in the key folder/ });
  });

  test('a seal that says something else than what was signed is found', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`update log.seal set sealed_at = sealed_at - interval '1 day'`);

    await expectWrong(notebook, 'seal-changed');
  });

  test('seals cut off the end with their facts are missed, since the key folder remembers the newest', async () => {
    const notebook = await openSealedNotebook();
    const late = await notebook.write('To be forgotten');
    await seal(notebook.place);
    await seal(notebook.place);
    await notebook.tamper(`
      delete from log.seal where number = 2; delete from log.fact where stream = '${late}';
      delete from log.head where stream = '${late}'; delete from notebook.note where id = '${late}'`);

    await expectWrong(notebook, 'seals-missing', { detail: /remembers seal 2; the database ends with seal 1/ });
  });

  test('a seal taken out of the middle is missed', async () => {
    const notebook = await openSealedNotebook();
    await notebook.write('Sealed second');
    await seal(notebook.place);
    await notebook.tamper('delete from log.seal where number = 1');

    await expectWrong(notebook, 'seals-missing', { detail: /Seal 1 is missing/ });
  });
});

describe('What somebody changed in the tables', () => {
  test('a changed row is found, with its column and both values', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`update notebook.note set state = 'open' where id = '${second(notebook)}'`);

    await expectWrong(notebook, 'row-changed', { detail: /state is "open"; the facts make it "crossed_out"/ });
  });

  test('a row that no fact has made is found', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`insert into notebook.note (client_id, id, text, state, rewritten, weight, details, written_at)
      select client_id, gen_random_uuid(), text, state, rewritten, weight, details, written_at from notebook.note limit 1`);

    await expectWrong(notebook, 'row-added', { detail: /notebook\.note has a row that no fact has made/ });
  });

  test('a missing row is found', async () => {
    const notebook = await openSealedNotebook();
    await notebook.tamper(`delete from notebook.note where id = '${notebook.ids[0]}'`);

    await expectWrong(notebook, 'row-missing', { detail: new RegExp(`lacks the row .*${notebook.ids[0]}`) });
  });
});
