import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startEmbedded } from './embedded.ts';
import { ask, desks, guardsOf, isRunning, newDesk, openDesk, serversOf, stateOf, tidyUp, until } from './embedded-test-desk.ts';

after(tidyUp);

for (const victims of ['the desk', 'the server', 'both', 'the whole process group', 'everything, the guard too']) {
  test(`after kill -9 of ${victims}, the desk starts again by itself, again and again`, async () => {
    const dataFolder = await newDesk();
    for (let round = 0; round < 4; round++) {
      const desk = await openDesk(dataFolder);
      desk.say('create table if not exists written (at int); insert into written select generate_series(1, 10000)');
      await desk.hears('asked');

      if (victims === 'the server' || victims === 'both') process.kill(desk.server, 'SIGKILL');
      if (victims === 'the whole process group') process.kill(-desk.processId, 'SIGKILL');
      if (victims.startsWith('everything')) for (const guard of await guardsOf(dataFolder)) process.kill(guard, 'SIGKILL');
      await desk.kill();
    }

    const desk = await openDesk(dataFolder);

    desk.say('do $$ begin assert (select count(*) from written) = 40000; end $$');
    await desk.hears('asked');
    await desk.kill();
    await until('the killed desk leaves no server behind', async () => (await serversOf(dataFolder)).length === 0);
  });
}

test('a server killed under a working desk is started again, and the desk reaches it at the same address', async () => {
  const server = await startEmbedded({ dataFolder: await newDesk() });
  const killed = server.processId;

  process.kill(killed, 'SIGKILL');

  await until('the server runs again', async () => server.processId !== killed);
  const [row] = await ask(server, 'select 1 as one');
  await server.stop();
  assert.deepEqual(row, { one: 1 });
});

test('a dead server that its parent never buried counts as dead', async () => {
  const dataFolder = await newDesk();
  const server = await startEmbedded({ dataFolder });
  const killed = server.processId;
  const guards = await guardsOf(dataFolder);
  for (const guard of guards) process.kill(guard, 'SIGSTOP');

  process.kill(killed, 'SIGKILL');

  await until('the server is a zombie', async () => (await stateOf(killed)) === 'Z');
  await until('the server runs again', async () => server.processId !== killed);
  const [row] = await ask(server, 'select 1 as one');
  for (const guard of guards) process.kill(guard, 'SIGCONT');
  await server.stop();
  assert.deepEqual(row, { one: 1 });
});

test('a lock left behind that names a living stranger does not keep the desk from starting, nor harm the stranger', async () => {
  const dataFolder = await newDesk();
  const first = await startEmbedded({ dataFolder });
  const lockFile = join(dataFolder, 'postgres', 'postmaster.pid');
  const lock = await readFile(lockFile, 'utf8');
  await first.stop();
  const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
  desks.push(stranger);
  const strangersLock = lock.replace(/^\d+/, String(stranger.pid));
  await writeFile(lockFile, strangersLock);
  await writeFile(join(first.host, '.s.PGSQL.5432.lock'), strangersLock);

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select 1 as one');
  await second.stop();
  assert.deepEqual(row, { one: 1 });
  assert.equal(stranger.exitCode ?? stranger.signalCode, null);
});

test('a query that still computes for a dead server is ended, so that the desk can start', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  desk.say('select count(*) from generate_series(1, 100000000000)');
  await until('the query computes', async () => (await serversOf(dataFolder, 'SELECT')).length === 1);
  for (const guard of await guardsOf(dataFolder)) process.kill(guard, 'SIGKILL');
  process.kill(desk.server, 'SIGKILL');
  await desk.kill();

  const server = await startEmbedded({ dataFolder });

  const left = await serversOf(dataFolder, 'SELECT');
  await server.stop();
  assert.deepEqual(left, []);
});

test('a desk killed after its data folder was removed leaves no server behind', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  await rm(dataFolder, { recursive: true, force: true });

  await desk.kill();

  await until('the server is gone', async () => !(await isRunning(desk.server)));
});
