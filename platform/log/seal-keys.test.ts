import assert from 'node:assert/strict';
import { chmod, copyFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { openSealKeys, readSealKeys } from './seal-keys.ts';

const something = Buffer.from('What is sealed');

async function keyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-keys-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'keys');
}

describe('The key that seals the log', () => {
  test('is made on first use, readable for the desk alone, and is the same from then on', async () => {
    const folder = await keyFolder();

    const first = await openSealKeys(folder);
    const second = await openSealKeys(folder);

    assert.equal(first.id, second.id);
    assert.deepEqual((await readdir(folder)).sort(), ['current', `seal-${first.id}.pem`, `seal-${first.id}.pub`]);
    if (process.platform !== 'win32') assert.equal((await stat(join(folder, `seal-${first.id}.pem`))).mode & 0o777, 0o600);
  });

  test('is one key when two nodes start on one folder at the same moment', async () => {
    const folder = await keyFolder();

    const opened = await Promise.all(Array.from({ length: 8 }, () => openSealKeys(folder)));

    const [one] = opened;
    assert.equal(new Set(opened.map((keys) => keys.id)).size, 1);
    assert.deepEqual((await readdir(folder)).sort(), ['current', `seal-${one?.id}.pem`, `seal-${one?.id}.pub`]);
  });

  test('signs what its public half recognizes, and nothing else', async () => {
    const folder = await keyFolder();
    const keys = await openSealKeys(folder);
    const signature = keys.sign(something);

    const known = readSealKeys(folder);

    assert.equal(known.isSigned(keys.id, something, signature), true);
    assert.equal(known.isSigned(keys.id, Buffer.from('Something else'), signature), false);
    assert.equal(known.isSigned(keys.id, something, Buffer.alloc(0)), false);
  });

  test('is not known by an id that names no key of the folder, or another file', async () => {
    const folder = await keyFolder();
    const keys = await openSealKeys(folder);
    const signature = keys.sign(something);

    const known = [`0000000000000000`, `../keys/seal-${keys.id}`, ''].map((id) => readSealKeys(folder).isSigned(id, something, signature));

    assert.deepEqual(known, [undefined, undefined, undefined]);
  });

  test('is found out when another key was put under its name', async () => {
    const [folder, strangers] = [await keyFolder(), await keyFolder()];
    const [keys, other] = [await openSealKeys(folder), await openSealKeys(strangers)];
    const path = join(folder, `seal-${keys.id}.pub`);
    await chmod(path, 0o600);
    await copyFile(join(strangers, `seal-${other.id}.pub`), path);

    const asking = () => readSealKeys(folder).isSigned(keys.id, something, other.sign(something));

    assert.throws(asking, /holds another key than its name says/);
  });

  test('remembers the newest seal of each database, and never an older one', async () => {
    const folder = await keyFolder();
    const keys = await openSealKeys(folder);
    await keys.remember('one', 7);
    await keys.remember('one', 6);
    await keys.remember('other', 2);

    const known = readSealKeys(folder);

    assert.deepEqual(
      ['one', 'other', 'third'].map((database) => known.newestSeal(database)),
      [7, 2, 0],
    );
  });
});
