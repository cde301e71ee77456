import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notPermitted } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { changeAccessMap, readAccessMap } from './contract.ts';
import { accessChangedSince, accessImpossible, systemNameTaken } from './refusals.ts';

/** Northgate's directory: Tier 2 unlocks, and Ada by name resets. */
function directory(desk: Desk, more: object = {}) {
  return desk.does(desk.dana, changeAccessMap, {
    clientId: desk.northgate.id,
    readVersion: 0,
    name: 'Active Directory',
    owner: 'Identity team',
    actions: [
      { name: 'Unlock accounts', tiers: [2, 3], agentIds: [] },
      { name: 'Reset passwords', tiers: [], agentIds: [desk.ada.id] },
    ],
    ...more,
  });
}

test('the map answers each by tier or by name, and another client’s people do not see it', async () => {
  const desk = await openDesk();
  await directory(desk);
  const answers = async (person: typeof desk.ada) =>
    (await desk.does(person, readAccessMap, { clientId: desk.northgate.id })).items.flatMap(({ owner, actions }) =>
      actions.map(({ name, mine, people }) => [owner, name, mine, people.map((one) => one.name)]),
    );

  assert.deepEqual(await answers(desk.ada), [
    ['Identity team', 'Unlock accounts', false, []],
    ['Identity team', 'Reset passwords', true, ['Ada']],
  ]);
  assert.deepEqual(
    (await answers(desk.priya)).map(([, , mine]) => mine),
    [true, false],
  );
  assert.deepEqual(await answers(desk.otto), []);
});

test('an action keeps its id from version to version, and a change on an old version is refused', async () => {
  const desk = await openDesk();
  const { systemId, version, actions } = await directory(desk);
  const kept = actions.map((action) => ({ ...action, tiers: [1 as const] }));

  const changed = await directory(desk, { systemId, readVersion: version, owner: 'Directory team', actions: kept });

  assert.deepEqual(
    [changed.version, changed.owner, changed.actions.map(({ actionId }) => actionId)],
    [2, 'Directory team', actions.map(({ actionId }) => actionId)],
  );
  assert.deepEqual(await expectRefusal(directory(desk, { systemId, readVersion: version }), accessChangedSince), { version: 2 });
});

test('a name is used once while its system is on the map, and again when that was taken off', async () => {
  const desk = await openDesk();
  const { systemId, version } = await directory(desk);
  await expectRefusal(directory(desk, { name: 'active directory' }), systemNameTaken);

  await directory(desk, { systemId, readVersion: version, retired: true });

  const { items } = await desk.does(desk.ada, readAccessMap, { clientId: desk.northgate.id });
  assert.deepEqual(items, []);
  assert.equal((await directory(desk)).version, 1);
});

test('people who do not work for the client, and what is not the own client’s, are refused', async () => {
  const desk = await openDesk();
  const { authority } = desk.priya;
  const lead = { ...desk.priya, authority: { ...authority, grants: [{ clientId: desk.northgate.id, role: 'team_lead' as const }] } };
  const { systemId } = await directory(desk, { clientId: desk.harbor.id, actions: [] });
  const plain = { readVersion: 0, name: 'ERP', owner: 'Contoso', actions: [] };

  for (const agentId of [crypto.randomUUID(), desk.otto.id])
    await expectRefusal(directory(desk, { actions: [{ name: 'Post', tiers: [], agentIds: [agentId] }] }), accessImpossible);
  await expectRefusal(desk.does(lead, changeAccessMap, plain), notPermitted);
  await expectNotFound(desk.does(lead, changeAccessMap, { ...plain, clientId: desk.harbor.id }));
  await expectNotFound(desk.does(lead, changeAccessMap, { ...plain, clientId: desk.northgate.id, systemId, readVersion: 1 }));
});
