import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startEmbedded } from './embedded.ts';
import { ask, isRunning, newFolder, temporary, tidyUp } from './embedded-test-desk.ts';

after(tidyUp);

test('a technician finds the desk where it was left: the second start brings the same rows', async () => {
  const dataFolder = await newFolder();
  const first = await startEmbedded({ dataFolder });
  await ask(first, 'create table kept as select 7 as number');
  await first.stop();

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select number from kept');
  await second.stop();
  assert.deepEqual(row, { number: 7 });
  assert.equal(second.adopted, false);
  assert.equal(await isRunning(first.processId), false);
});

test('what was acknowledged can be trusted: fsync, checksums, UTF-8 and UTC, whatever the machine is set to', async () => {
  const server = await startEmbedded({ dataFolder: await newFolder(), settings: { work_mem: '5MB' } });

  const [settings] = await ask(
    server,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('wal_level') as wal_level,
            current_setting('listen_addresses') as listens, current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
            current_setting('work_mem') as work_mem, 'Ä' < 'a' as uppercase_first, upper('ä') as upper`,
  );

  const socketMode = (await stat(server.host)).mode & 0o777;
  await server.stop();
  assert.deepEqual(settings, {
    fsync: 'on',
    checksums: 'on',
    wal_level: 'logical',
    listens: '',
    zone: 'UTC',
    encoding: 'UTF8',
    work_mem: '5MB',
    uppercase_first: false,
    upper: 'Ä',
  });
  assert.equal(socketMode, 0o700);
});

test('nobody can ask for a server that loses acknowledged writes', async () => {
  const dataFolder = await newFolder();
  for (const settings of [
    { fsync: 'off' },
    { FSYNC: 'off' },
    { full_page_writes: 'off' },
    { synchronous_commit: 'off' },
    { listen_addresses: '*' },
  ]) {
    await assert.rejects(startEmbedded({ dataFolder, settings }), /cannot be changed/);
  }
  assert.deepEqual(await readdir(dataFolder), []);
});

test('a data folder too deep for a socket gets a short, private one elsewhere', async () => {
  const dataFolder = join(await newFolder(), 'a long way down '.repeat(8), 'data');

  const server = await startEmbedded({ dataFolder });

  const [row] = await ask(server, 'select 1 as one');
  const socketFolder = await stat(server.host);
  await server.stop();
  temporary.push(server.host);
  assert.deepEqual(row, { one: 1 });
  assert.equal(socketFolder.mode & 0o777, 0o700);
  assert.ok(Buffer.byteLength(server.host) < 90);
});

test('a folder that holds something else is left alone', async () => {
  const dataFolder = await newFolder();
  await mkdir(join(dataFolder, 'postgres'));
  await writeFile(join(dataFolder, 'postgres', 'letter.txt'), 'Dear Kim');

  await assert.rejects(startEmbedded({ dataFolder }), /is not a PostgreSQL cluster/);

  assert.equal(await readFile(join(dataFolder, 'postgres', 'letter.txt'), 'utf8'), 'Dear Kim');
});
