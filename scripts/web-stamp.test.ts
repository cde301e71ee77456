import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { webStamp } from './web-stamp.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

/** A project with a page and a contract that was bundled from outside of web/. */
async function builtProject() {
  const folder = await mkdtemp(join(tmpdir(), 'secondline-stamp-'));
  folders.push(folder);
  await mkdir(join(folder, 'web'));
  await mkdir(join(folder, 'desk'));
  await writeFile(join(folder, 'web', 'main.ts'), 'start();');
  await writeFile(join(folder, 'desk', 'contract.ts'), 'export {};');
  await writeFile(join(folder, 'package-lock.json'), '{}');
  const stamp = webStamp(folder);
  await stamp.write([join(folder, 'desk', 'contract.ts'), '\0virtual', join(folder, 'node_modules', 'react', 'index.js')]);
  return { folder, stamp };
}

describe('A build of the web', () => {
  test('that was never made is not up to date', async () => {
    const { folder } = await builtProject();
    await rm(join(folder, 'dist'), { recursive: true });

    assert.equal(await webStamp(folder).isUpToDate(), false);
  });

  test('stands while nothing of it was changed', async () => {
    const { stamp } = await builtProject();

    assert.equal(await stamp.isUpToDate(), true);
  });

  test('stands when a file was only touched, as by a fresh clone', async () => {
    const { folder, stamp } = await builtProject();
    await utimes(join(folder, 'web', 'main.ts'), 1, 1);

    assert.equal(await stamp.isUpToDate(), true);
  });

  for (const [what, path] of [
    ['a page', 'web/main.ts'],
    ['a contract that it was bundled with', 'desk/contract.ts'],
    ['a library', 'package-lock.json'],
    ['what is new in web/', 'web/new.ts'],
  ] as const) {
    test(`is out of date when ${what} has changed`, async () => {
      const { folder, stamp } = await builtProject();
      await writeFile(join(folder, path), 'changed');

      assert.equal(await stamp.isUpToDate(), false);
    });
  }

  test('is out of date when a page is gone', async () => {
    const { folder, stamp } = await builtProject();
    await rm(join(folder, 'web', 'main.ts'));

    assert.equal(await stamp.isUpToDate(), false);
  });

  test('stands when a test of the web has changed', async () => {
    const { folder, stamp } = await builtProject();
    await writeFile(join(folder, 'web', 'main.test.ts'), 'new');

    assert.equal(await stamp.isUpToDate(), true);
  });
});
