import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleNotForAccount } from '../../platform/identity/refusals.ts';
import { versionConflict } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { addIntegration, changeAgent, inviteAgent, listAgents } from './contract.ts';
import { agentRegistered } from './facts.ts';
import { agentWithoutAccount, emailTaken, ownAccessChange } from './refusals.ts';

const unknownId = '019329c8-0000-7000-8000-00000000dead';

let invited = 0;
/** An address that nobody else of this file has. */
function freshEmail(): string {
  invited += 1;
  return `agent.${invited}@desk.example`;
}

/** A desk administrator for one client only. */
const limitedTo = (person: Person, clientId: string): Person => ({
  ...person,
  authority: { ...person.authority, grants: [{ clientId, role: 'desk_admin' }] },
});

const invite = (desk: Desk, clientId: string | null, name = 'Nell') =>
  desk.does(desk.dana, inviteAgent, { name, email: freshEmail(), tier: 2, grants: [{ role: 'tier2_technician', clientId }] });

async function shown(desk: Desk, agentId: string, reader: Person = desk.dana) {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.does(reader, listAgents, { limit: 200, ...(cursor !== undefined && { cursor }) });
    const agent = page.items.find((one) => one.agentId === agentId);
    if (agent !== undefined) return agent;
    cursor = page.nextCursor;
  }
  return undefined;
}

test('an invited agent stands there with team, skills and grants, and has a link to come in by', async () => {
  const desk = await openDesk();
  const grants = [{ role: 'tier2_technician' as const, clientId: desk.northgate.id }];
  const skills = [
    { skill: 'DNS', level: 2 },
    { skill: 'VPN', level: 4 },
    { skill: 'dns', level: 5 },
  ];
  const email = freshEmail();

  const { agentId, invitation } = await desk.does(desk.dana, inviteAgent, {
    ...{ name: 'Nell', email, tier: 2, timeZone: 'Europe/Berlin', grants: [...grants, ...grants], skills },
    teamIds: [desk.teams.network, desk.teams.network],
  });

  assert.match(invitation.url, /\/invitation\/[\w-]{43}$/);
  assert.deepEqual(await shown(desk, agentId), {
    ...{ agentId, name: 'Nell', email, tier: 2, timeZone: 'Europe/Berlin', grants, standing: 'invited', version: 1 },
    skills: [
      { skill: 'dns', level: 5 },
      { skill: 'VPN', level: 4 },
    ],
    teams: [{ teamId: desk.teams.network, name: 'Network' }],
  });
});

test('an agent invited without a team joins the first of the tier', async () => {
  const desk = await openDesk();

  const { agentId } = await invite(desk, null);

  const agent = await shown(desk, agentId);
  assert.deepEqual(agent?.teams, [{ teamId: desk.teams.tier2, name: 'Second line' }]);
});

test('an address opens one account only', async () => {
  const desk = await openDesk();
  const email = freshEmail();
  const asked = { tier: 1 as const, grants: [{ role: 'tier1_agent' as const, clientId: null }] };
  await desk.does(desk.dana, inviteAgent, { ...asked, name: 'First', email });

  const second = desk.does(desk.dana, inviteAgent, { ...asked, name: 'Second', email: email.toUpperCase() });

  await expectRefusal(second, emailTaken);
});

test('nobody is granted a client that is not there, or put into a team that is not there', async () => {
  const desk = await openDesk();
  const asked = { name: 'Nobody', tier: 1 as const };

  const inviting = (grantedAt: string | null, teamIds: string[]) =>
    desk.does(desk.dana, inviteAgent, { ...asked, email: freshEmail(), grants: [{ role: 'tier1_agent', clientId: grantedAt }], teamIds });

  await expectNotFound(inviting(unknownId, []));
  await expectNotFound(inviting(null, [unknownId]));
});

test('who administers one client gives nobody more than that', async () => {
  const desk = await openDesk();
  const limited = limitedTo(desk.ada, desk.northgate.id);
  const asked = { name: 'Climber', tier: 1 as const };
  const inviting = (clientId: string | null) =>
    desk.does(limited, inviteAgent, { ...asked, email: freshEmail(), grants: [{ role: 'desk_admin', clientId }] });

  const own = await inviting(desk.northgate.id);

  assert.ok(own.agentId);
  await expectNotFound(inviting(desk.harbor.id));
  await expectNotFound(inviting(null));
});

test('an agent’s name, tier, teams, skills and grants change together, one version on', async () => {
  const desk = await openDesk();
  const { agentId } = await invite(desk, desk.northgate.id);
  const grants = [{ role: 'tier3_engineer' as const, clientId: desk.harbor.id }];
  const skills = [{ skill: 'BGP', level: 5 }];

  const changed = await desk.does(desk.dana, changeAgent, {
    ...{ agentId, name: 'Nell Marsh', tier: 3, timeZone: 'Asia/Tokyo', skills, grants },
    teamIds: [desk.teams.tier3, desk.teams.network],
  });

  assert.deepEqual([changed.name, changed.tier, changed.timeZone], ['Nell Marsh', 3, 'Asia/Tokyo']);
  assert.deepEqual([changed.skills, changed.grants], [skills, grants]);
  assert.deepEqual(
    changed.teams.map(({ name }) => name),
    ['Network', 'Engineering'],
  );
  assert.deepEqual(await shown(desk, agentId), changed);
});

test('changing nothing keeps the version, and an older version overwrites nothing', async () => {
  const desk = await openDesk();
  const { agentId } = await invite(desk, desk.northgate.id);
  const before = await shown(desk, agentId);
  const same = await desk.does(desk.dana, changeAgent, { agentId, name: 'Nell', tier: 2, grants: before?.grants ?? [] });
  const newer = await desk.does(desk.dana, changeAgent, { agentId, teamIds: [] });

  const late = desk.does(desk.dana, changeAgent, { agentId, name: 'Late' }, { ifMatch: same.version });

  assert.deepEqual(same, before);
  assert.ok(newer.version > same.version);
  await expectRefusal(late, versionConflict);
});

test('nobody changes their own access, but everybody’s name may be mended', async () => {
  const desk = await openDesk();
  const agentId = desk.dana.id;

  await expectRefusal(desk.does(desk.dana, changeAgent, { agentId, disabled: true }), ownAccessChange);
  await expectRefusal(desk.does(desk.dana, changeAgent, { agentId, grants: [{ role: 'auditor', clientId: null }] }), ownAccessChange);
  const renamed = await desk.does(desk.dana, changeAgent, {
    agentId,
    name: 'Dana Reyes',
    grants: [{ role: 'desk_admin', clientId: null }],
  });
  assert.equal(renamed.name, 'Dana Reyes');
});

test('a disabled agent is shown as disabled until let in again', async () => {
  const desk = await openDesk();
  const { agentId } = await invite(desk, desk.northgate.id);

  const disabled = await desk.does(desk.dana, changeAgent, { agentId, disabled: true });
  const enabled = await desk.does(desk.dana, changeAgent, { agentId, disabled: false });

  assert.equal(disabled.standing, 'disabled');
  assert.equal(enabled.standing, 'invited');
});

test('who administers one client does not change agents who serve another as well', async () => {
  const desk = await openDesk();
  const limited = limitedTo(desk.ada, desk.northgate.id);
  const own = await invite(desk, desk.northgate.id);
  const elsewhere = await invite(desk, desk.harbor.id);

  const changed = await desk.does(limited, changeAgent, { agentId: own.agentId, name: 'Renamed' });

  assert.equal(changed.name, 'Renamed');
  await expectNotFound(desk.does(limited, changeAgent, { agentId: elsewhere.agentId, name: 'Renamed' }));
  await expectNotFound(desk.does(limited, changeAgent, { agentId: desk.dana.id, disabled: true }));
});

test('agents are found by name, address, tier and team, page by page', async () => {
  const desk = await openDesk();
  for (const name of ['Zoë Findable', 'Änne Findable', 'Bo Findable']) await invite(desk, null, name);
  const names = async (asked: object) => (await desk.does(desk.dana, listAgents, asked)).items.map(({ name }) => name);
  const first = await desk.does(desk.dana, listAgents, { search: 'findable', limit: 2 });

  const second = await desk.does(desk.dana, listAgents, { search: 'findable', limit: 2, cursor: first.nextCursor ?? '' });

  assert.deepEqual(
    [...first.items, ...second.items].map(({ name }) => name),
    ['Änne Findable', 'Bo Findable', 'Zoë Findable'],
  );
  assert.equal(second.nextCursor, null);
  assert.deepEqual(await names({ search: 'zoe find' }), ['Zoë Findable']);
  assert.deepEqual(await names({ search: 'findable', tier: 1 }), []);
  assert.deepEqual(await names({ search: 'findable', teamId: desk.teams.network }), []);
  assert.equal((await names({ search: 'findable', tier: 2, teamId: desk.teams.tier2 })).length, 3);
});

test('somebody known from one client’s history is shown to who serves it, and gets no access', async () => {
  const desk = await openDesk();
  const agentId = await desk.asDesk(async (work) => {
    const id = work.newId();
    const details = { name: 'Resolver 7', email: null, tier: 2 as const, timeZone: 'UTC', skills: [] };
    work.record(agentRegistered, { clientId: desk.northgate.id, id }, { ...details, clientId: desk.northgate.id, externalName: 'r7' });
    return id;
  });

  const renamed = await desk.does(desk.dana, changeAgent, { agentId, name: 'Rita' });

  assert.equal(renamed.name, 'Rita');
  assert.equal((await shown(desk, agentId, desk.ada))?.standing, 'imported');
  assert.equal(await shown(desk, agentId, desk.otto), undefined);
  const grants = [{ role: 'tier2_technician' as const, clientId: null }];
  await expectRefusal(desk.does(desk.dana, changeAgent, { agentId, grants }), agentWithoutAccount);
});

test('an integration holds the role integration and no other', async () => {
  const desk = await openDesk();

  const added = await desk.does(desk.dana, addIntegration, {
    name: 'Probe',
    grants: [{ role: 'integration', clientId: desk.northgate.id }],
  });

  assert.equal(added.name, 'Probe');
  const asAgent = desk.does(desk.dana, addIntegration, { name: 'Trojan', grants: [{ role: 'desk_admin', clientId: null }] });
  await expectRefusal(asAgent, roleNotForAccount);
});

test('who reads agents learns of nobody who serves only other clients, by list, search, tier or page', async () => {
  const desk = await openDesk();
  const { agentId: elsewhere } = await invite(desk, desk.harbor.id, 'Zelda Elsewhere');
  const { agentId: everywhere } = await invite(desk, null, 'Zelda Everywhere');
  const { agentId: here } = await invite(desk, desk.northgate.id, 'Zelda Here');

  const found = await desk.does(desk.ada, listAgents, { search: 'Zelda', tier: 2 });
  const all = await Promise.all([elsewhere, everywhere, here, desk.otto.id].map((agentId) => shown(desk, agentId, desk.ada)));
  const admins = await Promise.all([elsewhere, everywhere, here].map((agentId) => shown(desk, agentId)));

  const ours = found.items.map(({ agentId }) => agentId).filter((agentId) => [elsewhere, everywhere, here].includes(agentId));
  assert.deepEqual(ours, [everywhere, here]);
  assert.deepEqual(
    all.map((agent) => agent?.agentId),
    [undefined, everywhere, here, undefined],
  );
  assert.deepEqual(
    admins.map((agent) => agent?.agentId),
    [elsewhere, everywhere, here],
  );
});
