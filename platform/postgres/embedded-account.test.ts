import assert from 'node:assert/strict';
import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { startEmbedded } from './embedded.ts';
import { isRoot, newFolder, nobody, openDesk, refusalOfStart, tidyUp } from './embedded-test-desk.ts';

after(tidyUp);

if (isRoot) {
  test('a normal user starts a desk as root does', async () => {
    const dataFolder = await newFolder();
    await chown(dataFolder, nobody.uid, nobody.gid);

    const desk = await openDesk(dataFolder, nobody);

    const owner = (await stat(join(dataFolder, 'postgres'))).uid;
    desk.say('stop');
    await desk.hears('stopped');
    assert.equal(owner, nobody.uid);
  });

  test("a normal user who cannot write root's data folder is told so", async () => {
    const dataFolder = await newFolder();
    await (await startEmbedded({ dataFolder })).stop();

    const message = await refusalOfStart(dataFolder, nobody);

    assert.match(message, /cannot be written by this account.*SECONDLINE_DATA/);
  });

  test('where root may not make a user namespace, the server runs as an unprivileged account', async () => {
    const dataFolder = await newFolder();
    const programs = await newFolder();
    await writeFile(join(programs, 'unshare'), '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n', { mode: 0o755 });
    const environment = { PATH: `${programs}${delimiter}${process.env.PATH}` };

    const desk = await openDesk(dataFolder, { env: environment });

    const owner = (await stat(`/proc/${desk.server}`)).uid;
    await desk.kill();
    const again = await openDesk(dataFolder, { env: environment });
    again.say('stop');
    await again.hears('stopped');
    assert.notEqual(owner, 0);
  });

  test('where no account can reach the data folder, the desk says what to do', async () => {
    const closed = await newFolder();
    await chmod(closed, 0o700);
    const programs = await newFolder();
    await writeFile(join(programs, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });

    const message = await refusalOfStart(join(closed, 'data'), { env: { PATH: `${programs}${delimiter}${process.env.PATH}` } });

    assert.match(message, /does not run as root.*SECONDLINE_DATA.*DATABASE_URL/);
  });
}
