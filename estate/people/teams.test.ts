import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemAuthority } from '../../platform/authority.ts';
import { handClock } from '../../platform/clock.ts';
import { openAccount } from '../../platform/identity/index.ts';
import { inWork } from '../../platform/in-work.ts';
import { notPermitted } from '../../platform/refusal.ts';
import { freshPlace } from '../../test/database.ts';
import { expectRefusal, openDesk } from '../../test/desk.ts';
import { formTeam, inviteAgent, listTeams } from './contract.ts';
import { teamNameTaken } from './refusals.ts';

test('a team is formed once, at its tier, and counts who is in it', async () => {
  const desk = await openDesk();
  const formed = await desk.does(desk.dana, formTeam, { name: 'Voice', tier: 2, specialism: 'Telephony' });
  await desk.does(desk.dana, inviteAgent, {
    ...{ name: 'Vera', email: 'vera@desk.example', tier: 2, teamIds: [formed.teamId] },
    grants: [{ role: 'tier2_technician', clientId: null }],
  });

  const { items } = await desk.does(desk.ada, listTeams, { tier: 2 });

  assert.deepEqual(
    items.find(({ teamId }) => teamId === formed.teamId),
    { ...formed, members: 1 },
  );
  assert.ok(items.every(({ tier }) => tier === 2));
  await expectRefusal(desk.does(desk.dana, formTeam, { name: 'VOICE', tier: 3 }), teamNameTaken);
});

test('teams come by tier and name, page by page', async () => {
  const desk = await openDesk();
  const all = await desk.does(desk.ada, listTeams, {});
  const first = await desk.does(desk.ada, listTeams, { limit: 2 });

  const rest = await desk.does(desk.ada, listTeams, { cursor: first.nextCursor ?? '' });

  assert.deepEqual([...first.items, ...rest.items], all.items);
  assert.deepEqual(
    all.items.map(({ tier }) => tier),
    all.items.map(({ tier }) => tier).toSorted(),
  );
});

test('who administers one client forms no team, since teams serve all', async () => {
  const desk = await openDesk();
  const limited = {
    ...desk.ada,
    authority: { ...desk.ada.authority, grants: [{ clientId: desk.northgate.id, role: 'desk_admin' as const }] },
  };

  const forming = desk.does(limited, formTeam, { name: 'Private', tier: 1 });

  await expectRefusal(forming, notPermitted);
});

test('the first administrator is an agent at tier 3, and every tier has a team from then on', async () => {
  const place = await freshPlace(handClock('2026-03-02T09:00:00Z'));
  const asDesk = { authority: systemAuthority, reach: '*' } as const;
  const open = (name: string) =>
    inWork(place, asDesk, async (work) => {
      const grants = [{ role: 'desk_admin', clientId: null }] as const;
      await openAccount(work, { id: work.newId(), kind: 'agent', clientId: null, name, email: `${name}@desk.example`, grants });
    });

  await open('Dana');
  await open('Eve');

  const { agents, teams, members } = await inWork(place, asDesk, async ({ sql }) => ({
    agents: await sql.selectFrom('people.agent').select(['name', 'tier', 'time_zone', 'email']).orderBy('name').execute(),
    teams: await sql.selectFrom('people.team').select(['name', 'tier', 'intake']).orderBy('tier').execute(),
    members: await sql.selectFrom('people.team_member').selectAll().execute(),
  }));
  assert.deepEqual(agents, [
    { name: 'Dana', tier: 3, time_zone: 'UTC', email: 'Dana@desk.example' },
    { name: 'Eve', tier: 3, time_zone: 'UTC', email: 'Eve@desk.example' },
  ]);
  assert.deepEqual(teams, [
    { name: 'Service desk', tier: 1, intake: true },
    { name: 'Second line', tier: 2, intake: false },
    { name: 'Engineering', tier: 3, intake: false },
  ]);
  assert.deepEqual(members, []);
});
