import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startEmbedded } from './embedded.ts';
import { ask, isRunning, newDesk, openDesk, serversOf, tidyUp, until } from './embedded-test-desk.ts';

after(tidyUp);

test('a command beside a running desk shares its server, and the last one out stops it', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  const command = await startEmbedded({ dataFolder });

  desk.say('stop');
  await desk.hears('stopped');

  const [row] = await ask(command, 'select 1 as one');
  assert.equal(command.adopted, true);
  assert.equal(command.processId, desk.server);
  assert.deepEqual(row, { one: 1 });
  await command.stop();
  assert.deepEqual(await serversOf(dataFolder), []);
});

test('a desk killed beside a running command leaves it its server; killed too, it leaves nothing', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);
  const command = await openDesk(dataFolder);
  await desk.kill();
  command.say('select 1');
  await command.hears('asked');
  assert.equal(await isRunning(command.server), true);

  await command.kill();

  await until('no server is left', async () => (await serversOf(dataFolder)).length === 0);
});

test('six desks started at once share one server', async () => {
  const dataFolder = await newDesk();

  const servers = await Promise.all(Array.from({ length: 6 }, () => startEmbedded({ dataFolder })));

  const answers = await Promise.all(servers.map((server) => ask(server, 'select 1 as one')));
  await Promise.all(servers.map((server) => server.stop()));
  assert.equal(answers.length, 6);
  assert.equal(new Set(servers.map(({ processId }) => processId)).size, 1);
  assert.equal(servers.filter(({ adopted }) => !adopted).length, 1);
  assert.deepEqual(await serversOf(dataFolder), []);
});

test('a start while the old server shuts down waits for it', async () => {
  const dataFolder = await newDesk();
  const first = await startEmbedded({ dataFolder });
  await ask(first, 'create table kept as select generate_series(1, 100000) as number');
  const stopping = first.stop();

  const second = await startEmbedded({ dataFolder });

  const [row] = await ask(second, 'select count(*)::int as count from kept');
  await stopping;
  await second.stop();
  assert.deepEqual(row, { count: 100000 });
});

test('Ctrl-C on the terminal leaves the server up until the desk has drained', async () => {
  const dataFolder = await newDesk();
  const desk = await openDesk(dataFolder);

  process.kill(-desk.processId, 'SIGINT');

  await desk.hears('drained');
  assert.deepEqual(await serversOf(dataFolder), []);
});
