import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { roles } from '../../platform/permissions.ts';
import { atOnce, saidOf } from './answers.ts';
import { doerOf, idsFor, once, withSession } from './case.ts';
import { attacked, reading } from './cases.ts';
import { givePasswordTo, goodPassword, invitedAgent } from './cases-access.ts';
import { addressOf, formOf, pages } from './pages.ts';
import { changedTables, rowsOf } from './rows.ts';
import { knockOf } from './send.ts';
import { openSide } from './side.ts';
import { anonymous, carried, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const evil = 'https://evil.example';
const everything = () => rowsOf(surface.place.database);

/** What the link to a handoff of alpha's ticket ends with. */
async function handoffToken(): Promise<string> {
  const { url = '' } = await surface.must(alpha.callers.tier2_technician, 'shareHandoff', {
    ticketId: alpha.ids.ticketId,
    label: 'Directory team',
  });
  return url.split('/').at(-1) ?? '';
}

/** What another site can make a browser send: never our token, and never without saying where it comes from. */
function forgeries(csrf: string): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  const wrong = `${csrf.slice(0, -1)}${csrf.endsWith('A') ? 'B' : 'A'}`;
  return [
    ['without the token', {}],
    ['with an empty token', { 'x-csrf-token': '' }],
    ['with a wrong token', { 'x-csrf-token': wrong }],
    ['with the token, from another site', { 'x-csrf-token': csrf, origin: evil }],
    ['with the token, from a sandboxed frame', { 'x-csrf-token': csrf, origin: 'null' }],
    ['with the token, from a name that begins like ours', { 'x-csrf-token': csrf, origin: `${surface.url}.evil.example` }],
    ['with the token, cross-site', { 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' }],
    ['with the token, from a sibling host', { 'x-csrf-token': csrf, 'sec-fetch-site': 'same-site' }],
  ];
}

describe('Forged requests (A53: iTop N°7124 series; itflow 2026 series; FreeScout OAuth-disconnect token)', () => {
  for (const known of attacked.filter(({ operation }) => operation.method !== 'GET')) {
    const { name, permission } = known.operation;
    if (permission === 'public') continue;

    test(`${name}: nothing is done that a signed-in person did not ask for on the desk's own pages`, async () => {
      const { token: _token, ...person } = await doerOf(known, surface, alpha);
      const browser = person.cookie === undefined ? alpha.callers.tier1_agent : person;
      const ids = await withSession(surface, known.operation.path, browser, await idsFor(known, surface, alpha));
      const input = known.input(ids, once());
      const before = await everything();

      for (const [how, headers] of forgeries(browser.csrf ?? '')) {
        const forged = { cookie: browser.cookie ?? '', ...headers };
        const sent = await surface.knock(
          knockOf(surface.place.program, name, { input, headers: forged, ...(known.bytes && { bytes: known.bytes }) }),
        );
        assert.equal(saidOf(sent), '403 request-not-trusted', how);
        assert.equal(sent.headers['set-cookie'], undefined, how);
      }

      assert.deepEqual(changedTables(before, await everything()), []);
    });

    if (known.operation.takesBytes === true || known.operation.method === 'DELETE') continue;
    test(`${name}: a form of another site cannot speak JSON`, async () => {
      const doer = await doerOf(known, surface, alpha);
      const ids = await idsFor(known, surface, alpha);
      const before = await everything();

      for (const kind of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const headers = { ...carried(doer), 'content-type': kind };
        const sent = await surface.knock(knockOf(surface.place.program, name, { input: known.input(ids, once()), headers }));
        assert.equal(saidOf(sent), '415 wrong-kind-of-body', kind);
      }

      assert.deepEqual(changedTables(before, await everything()), []);
    });
  }

  test('nobody is signed in to somebody else’s account from another site (login CSRF)', async () => {
    const { accountId, email, linkToken } = await invitedAgent(surface, alpha);
    await givePasswordTo(surface, accountId);
    const before = await everything();
    const tries = [
      ['signIn', { email, password: goodPassword }],
      ['acceptLink', { token: linkToken, password: goodPassword }],
      ['requestPasswordReset', { email }],
    ] as const;

    for (const [name, input] of tries)
      for (const headers of [{ origin: evil }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
        const sent = await surface.ask(anonymous, name, input, { headers });
        assert.equal(saidOf(sent), '403 request-not-trusted');
        assert.equal(sent.headers['set-cookie'], undefined);
      }

    assert.deepEqual(changedTables(before, await everything()), []);
  });

  test('forms of the portal need the hidden token of the page they stand on', async () => {
    const { requester: kim, requester_manager: manager } = alpha.callers;
    const handoff = { ...alpha.ids, token: await handoffToken() };
    // Who reads a handoff is written down.
    const handoffForm = await formOf(surface, kim, addressOf('/handoffs/:token', handoff));
    const before = await everything();

    for (const { path, page } of pages.filter(({ method }) => method === 'POST')) {
      const ids = path.startsWith('/handoffs/') ? handoff : alpha.ids;
      const address = addressOf(path, ids);
      // Whoever is signed in already sees no sign-in form, and the button that signs out stands on every page.
      const asker = page.access === 'public' ? anonymous : kim;
      const { token, cookie } = ids === handoff ? handoffForm : await formOf(surface, asker, path === '/p/sign-out' ? '/p/new' : address);
      const others = await formOf(surface, manager, '/p/new');
      assert.notEqual(token, '', `${path} has a form`);
      const form = { text: 'Forged', what: 'Forged', more: 'Forged', do: 'reply', email: 'x@client.example', password: 'x' };
      for (const [how, fields, headers] of [
        ['without it', form, {}],
        ['with an empty one', { ...form, 'form-token': '' }, {}],
        ['with another browser’s', { ...form, 'form-token': others.token }, {}],
        ['from another site', { ...form, 'form-token': token }, { origin: evil }],
        ['cross-site', { ...form, 'form-token': token }, { 'sec-fetch-site': 'cross-site' }],
      ] as const) {
        const body = new URLSearchParams(fields).toString();
        const sent = await surface.knock({
          method: 'POST',
          path: address,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body,
        });
        assert.equal(sent.status, 403, `${path} ${how}`);
      }
    }

    assert.deepEqual(changedTables(before, await everything()), []);
  });

  test('the session’s cookie travels to no other site’s forms, and no script reads it', async () => {
    const { accountId, email } = await invitedAgent(surface, alpha);
    await givePasswordTo(surface, accountId);

    const { headers } = await surface.ask(anonymous, 'signIn', { email, password: goodPassword });

    assert.match(headers['set-cookie'] ?? '', /^secondline=[\w-]{43};.*HttpOnly/);
    assert.match(headers['set-cookie'] ?? '', /SameSite=(Lax|Strict)/);
  });

  test('no GET changes anything, whoever asks for whatever', async () => {
    const { pool } = surface.place.database;
    const everybody = [...roles.map((role) => alpha.callers[role]), surface.founder, anonymous];
    const few = ['requester', 'tier1_agent', 'founder', 'nobody'];
    // When a token was last used is noted once in a while.
    await surface.ask(alpha.callers.integration, 'listClients', {});
    const before = await everything();
    const facts = async () => (await pool.query<{ count: number }>('select count(*) from log.fact')).rows[0]?.count;
    const factsBefore = await facts();

    await atOnce(everybody, async (caller) => {
      // In every way a list can be asked for by those who may; as it is by everybody.
      for (const known of reading)
        for (const ask of few.includes(caller.name) ? [known.input, ...(known.also ?? [])] : [known.input])
          await surface.ask(caller, known.operation.name, ask(alpha.ids, 'n0'));
      for (const { path } of pages) await surface.knock({ path: addressOf(path, alpha.ids), headers: { cookie: caller.cookie ?? '' } });
      if (!few.includes(caller.name)) return;
      // What only a change may do is not done by asking for its address either.
      for (const { operation, input } of attacked.filter(({ operation }) => operation.method !== 'GET')) {
        const { path } = knockOf(surface.place.program, operation.name, {
          input: input({ ...alpha.ids, sessionId: 'x' }, 'n0'),
          headers: {},
        });
        await surface.knock({ path, headers: { ...carried(caller), 'x-http-method-override': operation.method } });
      }
    });

    assert.equal(await facts(), factsBefore);
    assert.deepEqual(changedTables(before, await everything()), []);
  });
});
