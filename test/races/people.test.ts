import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeAgent, inviteRequester, listAgents } from '../../estate/people/contract.ts';
import { openDesk } from '../desk.ts';

describe('Two administrators at once', () => {
  test('invite one requester: both get a link, and there is one account', async () => {
    const desk = await openDesk();

    const links = await Promise.all(Array.from({ length: 6 }, () => desk.does(desk.dana, inviteRequester, { requesterId: desk.kim.id })));

    assert.equal(new Set(links.map(({ url }) => url)).size, 6);
    const { rows } = await desk.place.database.pool.query('select from identity.account where id = $1', [desk.kim.id]);
    assert.equal(rows.length, 1);
  });

  test('put one agent into one team: the agent is in it once', async () => {
    const desk = await openDesk();
    const teamIds = [desk.teams.tier1, desk.teams.network];

    await Promise.all(Array.from({ length: 6 }, () => desk.does(desk.dana, changeAgent, { agentId: desk.ada.id, teamIds })));

    const { items } = await desk.does(desk.dana, listAgents, { search: desk.ada.name, teamId: desk.teams.network });
    const ada = items.find(({ agentId }) => agentId === desk.ada.id);
    assert.deepEqual(ada?.teams.map(({ teamId }) => teamId).sort(), [...teamIds].sort());
  });
});
