import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formTeam } from '../../estate/people/contract.ts';
import { idAt } from '../../platform/id.ts';
import { notFound, notPermitted, versionConflict } from '../../platform/refusal.ts';
import { type Desk, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { addCategory, categorizeTicket, changeCategory, listCategories, openTicket, readTicket } from './contract.ts';
import { categoryNameTaken, categoryUnknown, teamUnknown } from './refusals.ts';

const nobody = idAt(Temporal.Instant.from('2026-01-01T00:00:00Z'));

/** Categories of the desk stay from test to test. */
let named = 0;
const newName = (name: string) => {
  named += 1;
  return `${name} ${named}`;
};

/** Somebody at Northgate who manages Northgate's own things. */
function northgateAdmin(desk: Desk): Person {
  const grants = [{ clientId: desk.northgate.id, role: 'client_admin' as const }];
  return { ...desk.ada, authority: { ...desk.ada.authority, grants } };
}

describe('The tree of categories', () => {
  test('new tickets of a category land with its team', async () => {
    const desk = await openDesk();
    const { teamId } = await desk.does(desk.dana, formTeam, { name: newName('Printers'), tier: 1 });
    const { categoryId } = await desk.does(desk.dana, addCategory, { name: newName('Printing'), defaultTeamId: teamId });

    const { ticketId } = await desk.does(desk.kim, openTicket, { title: 'Blank pages', categoryId });

    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.deepEqual([ticket.team.id, ticket.category?.id], [teamId, categoryId]);
  });

  test('a client sees the desk’s categories and its own, by name and page by page', async () => {
    const desk = await openDesk();
    const common = await desk.does(desk.dana, addCategory, { name: newName('Canteen') });
    const own = await desk.does(northgateAdmin(desk), addCategory, {
      clientId: desk.northgate.id,
      name: 'Vault doors',
      parentId: common.categoryId,
    });
    const theirs = await desk.does(desk.dana, addCategory, { clientId: desk.harbor.id, name: 'Cranes' });

    const seen: string[] = [];
    for (let cursor: string | undefined, done = false; !done; ) {
      const read = await desk.does(desk.ada, listCategories, {
        clientId: desk.northgate.id,
        limit: 1,
        ...(cursor !== undefined && { cursor }),
      });
      seen.push(...read.items.map(({ categoryId }) => categoryId));
      cursor = read.nextCursor ?? undefined;
      done = cursor === undefined;
    }

    assert.ok(seen.includes(common.categoryId) && seen.includes(own.categoryId) && !seen.includes(theirs.categoryId));
    assert.equal(new Set(seen).size, seen.length);
    const found = await desk.does(desk.ada, listCategories, { search: 'vault' });
    assert.deepEqual(
      found.items.map(({ categoryId, parentId }) => [categoryId, parentId]),
      [[own.categoryId, common.categoryId]],
    );
  });

  test('a client’s administrator changes neither the desk’s tree nor another client’s', async () => {
    const desk = await openDesk();
    const admin = northgateAdmin(desk);

    await expectRefusal(desk.does(admin, addCategory, { name: newName('Everything') }), notPermitted);
    await expectRefusal(desk.does(admin, addCategory, { clientId: desk.harbor.id, name: 'Cranes' }), notFound);
  });

  test('a name is taken once, below a parent that is there, with a team that takes new tickets', async () => {
    const desk = await openDesk();
    const clientId = desk.northgate.id;
    await desk.does(desk.dana, addCategory, { clientId, name: 'Vault doors' });
    const theirs = await desk.does(desk.dana, addCategory, { clientId: desk.harbor.id, name: 'Cranes' });

    await expectRefusal(desk.does(desk.dana, addCategory, { clientId, name: 'VAULT doors' }), categoryNameTaken);
    for (const parentId of [nobody, theirs.categoryId])
      await expectRefusal(desk.does(desk.dana, addCategory, { clientId, name: 'Hinges', parentId }), categoryUnknown);
    for (const defaultTeamId of [nobody, desk.teams.network])
      await expectRefusal(desk.does(desk.dana, addCategory, { clientId, name: 'Hinges', defaultTeamId }), teamUnknown);
  });

  test('a category is renamed and given another team by who may, once, and its tickets stay in it', async () => {
    const desk = await openDesk();
    const clientId = desk.northgate.id;
    const admin = northgateAdmin(desk);
    const { categoryId } = await desk.does(admin, addCategory, { clientId, name: 'Vault dors' });
    const common = await desk.does(desk.dana, addCategory, { name: newName('Everything') });
    await desk.does(desk.dana, addCategory, { clientId, name: 'Safes' });
    const { ticketId } = await desk.does(desk.kim, openTicket, { title: 'It sticks', categoryId });
    const { teamId } = await desk.does(desk.dana, formTeam, { name: newName('Locksmiths'), tier: 1 });

    const renamed = await desk.does(admin, changeCategory, { categoryId, name: 'Vault doors', defaultTeamId: teamId }, { ifMatch: 1 });
    const same = await desk.does(admin, changeCategory, { categoryId, name: 'Vault doors' });

    assert.deepEqual([renamed.name, renamed.defaultTeamId, renamed.version, same.version], ['Vault doors', teamId, 2, 2]);
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.deepEqual([ticket.category?.name, ticket.team.id === teamId], ['Vault doors', false]);
    await expectRefusal(desk.does(admin, changeCategory, { categoryId, name: 'Doors' }, { ifMatch: 1 }), versionConflict);
    await expectRefusal(desk.does(admin, changeCategory, { categoryId, name: 'SAFES' }), categoryNameTaken);
    await expectRefusal(desk.does(admin, changeCategory, { categoryId, defaultTeamId: desk.teams.network }), teamUnknown);
    await expectRefusal(desk.does(admin, changeCategory, { categoryId: common.categoryId, name: 'Mine' }), notPermitted);
    await expectRefusal(desk.does(desk.dana, changeCategory, { categoryId: nobody, name: 'Nothing' }), notFound);
  });

  test('a ticket goes into a category of its own client or the desk, and out of it again', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Vault doors' });
    const theirs = await desk.does(desk.dana, addCategory, { clientId: desk.harbor.id, name: 'Cranes' });

    const put = await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId });
    const again = await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId });
    await expectRefusal(desk.does(desk.lee, categorizeTicket, { ticketId, categoryId: theirs.categoryId }), categoryUnknown);
    const out = await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId: null });

    assert.deepEqual([again.version, out.version], [put.version, put.version + 1]);
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.equal(ticket.category, null);
  });
});
