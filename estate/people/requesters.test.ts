import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noEmail } from '../../platform/identity/refusals.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { addSite } from '../clients/contract.ts';
import { inviteRequester, listRequesters, registerRequester } from './contract.ts';
import { requesterChanged } from './facts.ts';
import { departmentUnknown, emailTaken, vipByManagers } from './refusals.ts';

/** Whoever administers Northgate, and nothing else. */
const administratorOf = (person: Person, clientId: string): Person => ({
  ...person,
  authority: { ...person.authority, grants: [{ clientId, role: 'client_admin' }] },
});

const registerAt = (desk: Desk, clientId: string, name: string, more: { email?: string; phone?: string } = {}) =>
  desk.does(desk.dana, registerRequester, { clientId, name, ...more });

async function found(desk: Desk, person: Person, search: string): Promise<readonly string[]> {
  const { items } = await desk.does(person, listRequesters, { search });
  return items.map(({ name }) => name);
}

test('a requester is registered at the department’s site and in its time zone', async () => {
  const desk = await openDesk();
  const clientId = desk.northgate.id;
  const site = await desk.does(desk.dana, addSite, { clientId, name: 'Denver', timeZone: 'America/Denver' });

  const finance = await desk.does(desk.dana, registerRequester, { clientId, name: 'Fay', departmentId: desk.northgate.departmentId });
  const denver = await desk.does(desk.dana, registerRequester, { clientId, name: 'Dee', siteId: site.siteId });
  const nowhere = await desk.does(desk.dana, registerRequester, { clientId, name: 'Noa', timeZone: 'Asia/Tokyo' });

  assert.deepEqual([finance.siteName, finance.departmentName, finance.timeZone], ['Head office', 'Finance', 'UTC']);
  assert.deepEqual([denver.siteName, denver.departmentName, denver.timeZone], ['Denver', null, 'America/Denver']);
  assert.deepEqual([nowhere.siteName, nowhere.departmentName, nowhere.timeZone], [null, null, 'Asia/Tokyo']);
});

test('a requester cannot be put into another client’s department or site', async () => {
  const desk = await openDesk();
  const asked = { clientId: desk.northgate.id, name: 'Stray' };

  await expectRefusal(desk.does(desk.dana, registerRequester, { ...asked, departmentId: desk.harbor.departmentId }), departmentUnknown);
  await expectRefusal(desk.does(desk.dana, registerRequester, { ...asked, siteId: desk.harbor.siteId }), departmentUnknown);
});

test('an address belongs to one requester of a client, however it is capitalized', async () => {
  const desk = await openDesk();
  await registerAt(desk, desk.northgate.id, 'First', { email: 'Shared@mail.example' });

  const second = registerAt(desk, desk.northgate.id, 'Second', { email: 'shared@MAIL.example' });

  assert.deepEqual(await expectRefusal(second, emailTaken), { email: 'shared@MAIL.example' });
  const elsewhere = await registerAt(desk, desk.harbor.id, 'Third', { email: 'shared@mail.example' });
  assert.equal(elsewhere.email, 'shared@mail.example');
});

test('a client administrator registers people of the own client only', async () => {
  const desk = await openDesk();
  const admin = administratorOf(desk.ada, desk.northgate.id);

  const own = await desk.does(admin, registerRequester, { clientId: desk.northgate.id, name: 'Own' });

  assert.equal(own.clientId, desk.northgate.id);
  await expectNotFound(desk.does(admin, registerRequester, { clientId: desk.harbor.id, name: 'Foreign' }));
});

test('a requester is found by the beginnings of words in name, address and number', async () => {
  const desk = await openDesk();
  await registerAt(desk, desk.northgate.id, 'Jürgen O’Neil-Åström', { email: 'j.astrom@bank.example', phone: '+49 (30) 555-0199' });

  for (const search of ['jurgen', 'ÅSTR', 'oneil jürg', "o'neil", 'j.astrom@bank', '0199', '49305550199'])
    assert.deepEqual(await found(desk, desk.ada, search), ['Jürgen O’Neil-Åström'], search);
  for (const search of ['urgen', 'jurgen smith', '%', '_____', '-- ;']) assert.deepEqual(await found(desk, desk.ada, search), [], search);
});

test('whole words come before longer ones, and everybody once', async () => {
  const desk = await openDesk();
  for (const name of ['Annabel Lee', 'Anna Zander', 'Anna Annandale', 'Ann Brown']) await registerAt(desk, desk.northgate.id, name);

  const names = await found(desk, desk.ada, 'ann');

  assert.deepEqual(names, ['Ann Brown', 'Anna Annandale', 'Anna Zander', 'Annabel Lee']);
});

test('requesters come page by page, each once, with a search and without', async () => {
  const desk = await openDesk();
  for (const name of ['Mia One', 'Mia Two', 'mia Three', 'Mía Four', 'Mian Five']) await registerAt(desk, desk.alder.id, name);
  const allPages = async (search: string | undefined) => {
    const names: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const asked = { clientId: desk.alder.id, limit: 2, ...(search !== undefined && { search }), ...(cursor !== undefined && { cursor }) };
      const page = await desk.does(desk.dana, listRequesters, asked);
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    return names;
  };

  assert.deepEqual(await allPages('mia'), ['Mía Four', 'Mia One', 'mia Three', 'Mia Two', 'Mian Five']);
  assert.deepEqual(await allPages(undefined), ['Mía Four', 'Mia One', 'mia Three', 'Mia Two', 'Mian Five']);
});

test('who serves two clients finds the people of both, and of no third', async () => {
  const desk = await openDesk();
  for (const { id } of [desk.northgate, desk.harbor, desk.alder]) await registerAt(desk, id, 'Wally Threefold');
  const grants = [desk.northgate, desk.harbor].map(({ id }) => ({ clientId: id, role: 'tier1_agent' as const }));
  const both = { ...desk.ada, authority: { ...desk.ada.authority, grants } };

  const { items } = await desk.does(both, listRequesters, { search: 'wally' });

  assert.deepEqual(items.map(({ clientId }) => clientId).sort(), [desk.northgate.id, desk.harbor.id].sort());
});

test('Ada of Northgate does not find Sam of Harbor, whatever she asks', async () => {
  const desk = await openDesk();

  const byName = await desk.does(desk.ada, listRequesters, { search: 'sam' });
  const byClient = await desk.does(desk.ada, listRequesters, { clientId: desk.harbor.id });

  assert.deepEqual([byName.items, byClient.items], [[], []]);
});

test('who changed names is found by the new one only', async () => {
  const desk = await openDesk();
  const {
    requesterId,
    clientId,
    departmentName: _d,
    siteName: _s,
    version: _v,
    ...details
  } = await registerAt(desk, desk.northgate.id, 'Rosa Early');
  await desk.asDesk(async (work) =>
    work.record(requesterChanged, { clientId, id: requesterId }, { ...details, name: 'Rosa Later', externalName: null }),
  );

  assert.deepEqual(await found(desk, desk.ada, 'rosa early'), []);
  assert.deepEqual(await found(desk, desk.ada, 'rosa later'), ['Rosa Later']);
});

test('an invited requester gets a link and an account of the own client', async () => {
  const desk = await openDesk();
  const admin = administratorOf(desk.ada, desk.northgate.id);

  const link = await desk.does(admin, inviteRequester, { requesterId: desk.kim.id });

  assert.match(link.url, /\/invitation\/[\w-]{43}$/);
  assert.equal(link.expiresAt, '2026-03-05T09:00:00Z');
  assert.deepEqual(await accessOf(desk, desk.kim.id), [{ clientId: desk.northgate.id, role: 'requester' }]);
});

test('a requester invited again as the department’s manager is that, and no longer a plain requester', async () => {
  const desk = await openDesk();
  await desk.does(desk.dana, inviteRequester, { requesterId: desk.kim.id });

  await desk.does(desk.dana, inviteRequester, { requesterId: desk.kim.id, role: 'requester_manager' });

  assert.deepEqual(await accessOf(desk, desk.kim.id), [{ clientId: desk.northgate.id, role: 'requester_manager' }]);
});

test('a requester without an address cannot be invited, and another client’s is not found', async () => {
  const desk = await openDesk();
  const { requesterId } = await registerAt(desk, desk.northgate.id, 'No Mail');

  await expectRefusal(desk.does(desk.dana, inviteRequester, { requesterId }), noEmail);
  await expectNotFound(desk.does(administratorOf(desk.ada, desk.northgate.id), inviteRequester, { requesterId: desk.sam.id }));
});

test('a requester whose address opens another account is not invited', async () => {
  const desk = await openDesk();
  const one = await registerAt(desk, desk.northgate.id, 'Pat', { email: 'pat@both.example' });
  const other = await registerAt(desk, desk.harbor.id, 'Pat', { email: 'Pat@both.example' });
  await desk.does(desk.dana, inviteRequester, { requesterId: one.requesterId });

  const second = desk.does(desk.dana, inviteRequester, { requesterId: other.requesterId });

  await expectRefusal(second, emailTaken);
});

function accessOf(desk: Desk, accountId: string) {
  return desk.asDesk((work) =>
    work.sql.selectFrom('identity.role_grant').select(['client_id as clientId', 'role']).where('account_id', '=', accountId).execute(),
  );
}

test('whoever takes down a ticket registers who asks, and leaves it to who manages people to say who is a VIP', async () => {
  const desk = await openDesk();
  const asked = { clientId: desk.northgate.id, name: 'Unheard Of' };

  const registered = await desk.does(desk.ada, registerRequester, asked);
  assert.deepEqual([registered.name, registered.vip], ['Unheard Of', false]);

  await expectRefusal(desk.does(desk.ada, registerRequester, { ...asked, vip: true }), vipByManagers);
  assert.equal((await desk.does(desk.dana, registerRequester, { ...asked, vip: true })).vip, true);
});
