import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../../test/desk.ts';
import { addIntegration } from './contract.ts';
import { namesOf } from './names.ts';

test('a timeline names everybody who did something on it', async () => {
  const desk = await openDesk();
  const { accountId } = await desk.does(desk.dana, addIntegration, { name: 'Probe', grants: [{ role: 'integration', clientId: null }] });
  const actors = [
    desk.priya.authority.actor,
    desk.kim.authority.actor,
    `integration:${accountId}`,
    'system',
    'cli:root',
    'imported:Resolver 12',
  ];

  const names = await desk.as(desk.ada, (work) => namesOf(work.sql, [...actors, ...actors]));

  assert.deepEqual(
    actors.map((actor) => names.get(actor)),
    [
      { name: 'Priya', kind: 'agent', tier: 2 },
      { name: 'Kim', kind: 'requester' },
      { name: 'Probe', kind: 'integration' },
      { name: 'Secondline', kind: 'system' },
      { name: 'root', kind: 'command_line' },
      { name: 'Resolver 12', kind: 'imported' },
    ],
  );
});

test('another client’s requester stays nameless, and so does text that is no actor', async () => {
  const desk = await openDesk();
  const { actor } = desk.sam.authority;

  const names = await desk.as(desk.ada, (work) => namesOf(work.sql, [actor, "agent:'; drop table people.agent", 'nobody']));

  assert.equal(names.get(actor)?.name, 'A requester');
  assert.equal(names.get("agent:'; drop table people.agent")?.name, 'An agent');
  assert.equal(names.get('nobody')?.kind, 'anonymous');
});

test('a requester reads the names of agents, and the own', async () => {
  const desk = await openDesk();
  const actors = [desk.ada.authority.actor, desk.kim.authority.actor];

  const names = await desk.as(desk.kim, (work) => namesOf(work.sql, actors));

  assert.deepEqual(
    actors.map((actor) => names.get(actor)?.name),
    ['Ada', 'Kim'],
  );
});
