import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputInvalid, notPermitted, versionConflict } from '../../platform/refusal.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { addDepartment, addSite, changeClient, listClients, openClient, readClient } from './contract.ts';
import { clientCodeTaken, nameTaken } from './refusals.ts';

/** Somebody who administers one client only. */
function administratorOf(person: Person, clientId: string, role: 'client_admin' | 'desk_admin' = 'client_admin'): Person {
  return { ...person, authority: { ...person.authority, grants: [{ clientId, role }] } };
}

/** A code that no other test of this file takes. */
let codes = 0;
function freshCode(): string {
  codes += 1;
  return `T${codes}`;
}

const bringOnBoard = (desk: Desk, name: string) => desk.does(desk.dana, openClient, { name, code: freshCode(), timeZone: 'Europe/Berlin' });

test('a client is on board with its places and departments', async () => {
  const desk = await openDesk();
  const { clientId } = await bringOnBoard(desk, 'Bergmann & Söhne');
  const site = await desk.does(desk.dana, addSite, { clientId, name: 'Werk Ost' });
  const department = await desk.does(desk.dana, addDepartment, { clientId, name: 'Versand', siteId: site.siteId });

  const client = await desk.does(desk.dana, readClient, { clientId });

  assert.equal(client.name, 'Bergmann & Söhne');
  assert.deepEqual(client.sites, [{ siteId: site.siteId, clientId, name: 'Werk Ost', timeZone: 'Europe/Berlin' }]);
  assert.deepEqual(client.departments, [{ departmentId: department.departmentId, clientId, name: 'Versand', siteId: site.siteId }]);
  assert.equal(client.version, 3);
});

test('no two clients have one code', async () => {
  const desk = await openDesk();
  const first = await bringOnBoard(desk, 'First');
  const second = await bringOnBoard(desk, 'Second');

  const opening = () => desk.does(desk.dana, openClient, { name: 'Third', code: first.code, timeZone: 'UTC' });
  const changing = () => desk.does(desk.dana, changeClient, { clientId: second.clientId, code: first.code });

  assert.deepEqual(await expectRefusal(opening(), clientCodeTaken), { code: first.code });
  assert.deepEqual(await expectRefusal(changing(), clientCodeTaken), { code: first.code });
});

test('of two who take one code at once, one gets it and the other is told', async () => {
  const desk = await openDesk();
  const asked = { name: 'Twin', code: freshCode(), timeZone: 'UTC' };

  const outcomes = await Promise.allSettled([desk.does(desk.dana, openClient, asked), desk.does(desk.dana, openClient, asked)]);

  assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  await expectRefusal(Promise.reject(refused?.reason), clientCodeTaken);
});

test('Ada of Northgate finds Northgate and nobody else', async () => {
  const desk = await openDesk();

  const { items } = await desk.does(desk.ada, listClients, {});

  assert.deepEqual(
    items.map(({ clientId }) => clientId),
    [desk.northgate.id],
  );
});

test('another client answers Ada as one that is not there', async () => {
  const desk = await openDesk();
  const admin = administratorOf(desk.ada, desk.northgate.id);

  await expectNotFound(desk.does(desk.ada, readClient, { clientId: desk.harbor.id }));
  await expectNotFound(desk.does(admin, addSite, { clientId: desk.harbor.id, name: 'Annex' }));
  await expectNotFound(desk.does(admin, addDepartment, { clientId: desk.harbor.id, name: 'Annex' }));
  await expectNotFound(
    desk.does(administratorOf(desk.ada, desk.northgate.id, 'desk_admin'), changeClient, { clientId: desk.harbor.id, name: 'Mine' }),
  );
});

test('who administers one client cannot open another', async () => {
  const desk = await openDesk();
  const limited = administratorOf(desk.ada, desk.northgate.id, 'desk_admin');

  const opening = desk.does(limited, openClient, { name: 'Mine', code: freshCode(), timeZone: 'UTC' });

  await expectRefusal(opening, notPermitted);
});

test('a client is found by the beginnings of its words and by its code', async () => {
  const desk = await openDesk();
  const { clientId, code } = await bringOnBoard(desk, 'Müller & Partner Zahntechnik');
  const found = async (search: string) => (await desk.does(desk.dana, listClients, { search })).items.map((client) => client.clientId);

  assert.deepEqual(await found('muller zahn'), [clientId]);
  assert.deepEqual(await found('PARTNER'), [clientId]);
  assert.deepEqual(await found(`${code} müller`), [clientId]);
  assert.deepEqual(await found('artner'), []);
});

test('clients come page by page, each once, by name', async () => {
  const desk = await openDesk();
  for (const name of ['Zebra Pagewise', 'Ábaco Pagewise', 'alpha Pagewise', 'Beta Pagewise']) await bringOnBoard(desk, name);
  const names: string[] = [];

  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await desk.does(desk.dana, listClients, { search: 'pagewise', limit: 3, ...(cursor !== undefined && { cursor }) });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  }

  assert.deepEqual(names, ['Ábaco Pagewise', 'alpha Pagewise', 'Beta Pagewise', 'Zebra Pagewise']);
});

test('a page that was never given is not shown', async () => {
  const desk = await openDesk();

  const reading = desk.does(desk.dana, listClients, { cursor: 'bm9uc2Vuc2U' });

  await expectRefusal(reading, inputInvalid);
});

test('a change counts one version on, and saying what stands already changes nothing', async () => {
  const desk = await openDesk();
  const { clientId } = await bringOnBoard(desk, 'Old name');

  const changed = await desk.does(desk.dana, changeClient, { clientId, name: 'New name', timeZone: 'Asia/Tokyo' });
  const again = await desk.does(desk.dana, changeClient, { clientId, name: 'New name' });

  assert.equal(changed.version, 2);
  assert.deepEqual(again, changed);
  const { sites: _sites, departments: _departments, ...read } = await desk.does(desk.dana, readClient, { clientId });
  assert.deepEqual(read, changed);
});

test('who read an older version does not overwrite a newer one', async () => {
  const desk = await openDesk();
  const { clientId, version } = await bringOnBoard(desk, 'Contested');
  await desk.does(desk.dana, changeClient, { clientId, name: 'Contested twice' }, { ifMatch: version });

  const late = desk.does(desk.dana, changeClient, { clientId, name: 'Too late' }, { ifMatch: version });

  await expectRefusal(late, versionConflict);
});

test('a client has one site and one department of a name, however it is capitalized', async () => {
  const desk = await openDesk();
  const { clientId } = await bringOnBoard(desk, 'Tidy');
  await desk.does(desk.dana, addSite, { clientId, name: 'Head office' });
  await desk.does(desk.dana, addDepartment, { clientId, name: 'Finance' });

  const site = () => desk.does(desk.dana, addSite, { clientId, name: 'HEAD OFFICE' });
  const department = () => desk.does(desk.dana, addDepartment, { clientId, name: 'finance' });

  assert.deepEqual(await expectRefusal(site(), nameTaken), { name: 'HEAD OFFICE' });
  assert.deepEqual(await expectRefusal(department(), nameTaken), { name: 'finance' });
});

test('a department stands at one of the client’s own sites only', async () => {
  const desk = await openDesk();

  const adding = desk.does(desk.dana, addDepartment, { clientId: desk.northgate.id, name: 'Loans', siteId: desk.harbor.siteId });

  await expectNotFound(adding);
});

test('a client administrator adds places at the own client', async () => {
  const desk = await openDesk();
  const admin = administratorOf(desk.ada, desk.northgate.id);

  const site = await desk.does(admin, addSite, { clientId: desk.northgate.id, name: 'Branch 2', timeZone: 'America/Denver' });

  assert.equal(site.timeZone, 'America/Denver');
});
