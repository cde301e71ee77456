import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { readConfig } from '../../platform/config.ts';
import { createServer } from '../../platform/http/index.ts';
import { createDoor, reachFor } from '../../platform/identity/index.ts';
import { openLog } from '../../platform/telemetry.ts';
import { once } from './case.ts';
import { givePasswordTo, goodPassword, invitedAgent } from './cases-access.ts';
import { type Sent, sendBy } from './send.ts';
import { openSide } from './side.ts';
import { anonymous, type Caller, carried, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const other = await openOtherNode();

/** A second node on the same database, which is told of nothing; its milliseconds are moved by hand. */
async function openOtherNode() {
  const { afterCommit: _afterCommit, ...place } = surface.place;
  let milliseconds = 0;
  const log = openLog('silent');
  const config = readConfig({ port: '0', host: '127.0.0.1' }, {});
  const server = createServer(place, { door: createDoor(place, () => milliseconds), reachFor, config, log });
  const { port } = await server.listen();
  after(() => server.drain());
  const { operation } = sendBy(`http://127.0.0.1:${port}`, place.program);
  return {
    ask: (caller: Caller, name: string): Promise<Sent> => operation(name, {}, { headers: carried(caller) }),
    elapse: (more: number) => {
      milliseconds += more;
    },
  };
}

/** A new agent with a password, signed in from two browsers. */
async function newcomer() {
  const { accountId, email } = await invitedAgent(surface, alpha);
  await givePasswordTo(surface, accountId);
  const office = await surface.signedIn(accountId, 'tier1_agent');
  return { accountId, email, office, home: await surface.again(office) };
}
type Newcomer = Awaited<ReturnType<typeof newcomer>>;

async function sessionIdOf(caller: Caller): Promise<string> {
  const { items } = (await surface.ask(caller, 'listSessions', {})).json as { items: { sessionId: string; current: boolean }[] };
  return items.find(({ current }) => current)?.sessionId ?? '';
}

const { founder } = surface;
/** What ends somebody's sessions, by whomever it is done; `home` stays only where somebody ends one session alone. */
const endings: readonly (readonly [string, (who: Newcomer) => Promise<unknown>, 'both' | 'one'])[] = [
  ['signing out', ({ office }) => surface.must(office, 'signOut', {}), 'one'],
  ['ending it from home', async ({ office, home }) => surface.must(home, 'revokeSession', { sessionId: await sessionIdOf(office) }), 'one'],
  [
    'a new password',
    ({ home }) => surface.must(home, 'changePassword', { oldPassword: goodPassword, newPassword: `battery ${once()} staple` }),
    'both',
  ],
  ['a reset link that was used', ({ accountId }) => usedResetLink(accountId), 'both'],
  ['being disabled', ({ accountId }) => surface.must(founder, 'changeAgent', { agentId: accountId, disabled: true }), 'both'],
  [
    'another role',
    ({ accountId }) =>
      surface.must(founder, 'changeAgent', { agentId: accountId, grants: [{ role: 'auditor', clientId: alpha.ids.clientId }] }),
    'both',
  ],
  ['no role at all', ({ accountId }) => surface.must(founder, 'changeAgent', { agentId: accountId, grants: [] }), 'both'],
];

async function usedResetLink(accountId: string): Promise<void> {
  const { path = '' } = await surface.must(founder, 'createResetLink', { accountId });
  await surface.must(anonymous, 'acceptLink', { token: path.split('/').at(-1), password: `staple ${once()} battery` });
}

describe('Fixed sessions (A52: osTicket 1.16.3)', () => {
  test('a cookie planted before signing in opens nothing afterwards: signing in gives a new one', async () => {
    const { email } = await newcomer();
    const planted = 'P'.repeat(43);

    const sent = await surface.ask(
      anonymous,
      'signIn',
      { email, password: goodPassword },
      { headers: { cookie: `secondline=${planted}` } },
    );

    assert.equal(sent.status, 200);
    const given = /^secondline=([\w-]{43});/.exec(sent.headers['set-cookie'] ?? '')?.[1];
    assert.ok(given !== undefined && given !== planted);
    const byPlanted = await surface.ask({ ...anonymous, cookie: `secondline=${planted}` }, 'readSession', {});
    assert.equal(byPlanted.status, 401);
  });

  test('an attacker’s own session, planted in a browser, does not become the session of whoever signs in there', async () => {
    const attacker = await newcomer();
    const victim = await newcomer();
    const cookie = attacker.office.cookie ?? '';

    for (const headers of [{ cookie }, { cookie, 'x-csrf-token': attacker.office.csrf ?? '' }]) {
      const sent = await surface.ask(anonymous, 'signIn', { email: victim.email, password: goodPassword }, { headers });
      assert.equal(sent.status, 200);
      assert.equal(sent.headers['set-cookie']?.includes(cookie), false);
      const seen = await surface.ask({ ...anonymous, cookie }, 'readSession', {});
      assert.equal(seen.text.includes(victim.accountId), false);
    }
  });

  test('a new password gives a new session in place of the one it was changed in', async () => {
    const { office } = await newcomer();

    const sent = await surface.ask(office, 'changePassword', { oldPassword: goodPassword, newPassword: 'staple horse battery' });

    assert.match(sent.headers['set-cookie'] ?? '', /^secondline=[\w-]{43};/);
    assert.equal(sent.headers['set-cookie']?.includes(office.cookie ?? ''), false);
    assert.equal((await surface.ask(office, 'readSession', {})).status, 401);
  });
});

describe('Access that has ended (A52: OTRS CVE-2020-1776)', () => {
  for (const [how, end, reach] of endings)
    test(`by ${how} is over at once here, and within five seconds on another node`, async () => {
      const who = await newcomer();
      const browsers = reach === 'both' ? [who.office, who.home] : [who.office];
      for (const browser of browsers) {
        assert.equal((await surface.ask(browser, 'readSession', {})).status, 200);
        assert.equal((await other.ask(browser, 'readSession')).status, 200);
      }

      await end(who);

      for (const browser of browsers) assert.equal((await surface.ask(browser, 'readSession', {})).status, 401);
      other.elapse(5_000);
      for (const browser of browsers) assert.equal((await other.ask(browser, 'readSession')).status, 401);
      if (reach === 'one') assert.equal((await surface.ask(who.home, 'readSession', {})).status, 200);
    });

  test('a token that was revoked is dead at once here, and within five seconds on another node', async () => {
    const order = { accountId: alpha.ids.integrationId, name: 'To be revoked', scopes: ['client.read'] };
    const { token = '', tokenId } = await surface.must(founder, 'issueApiToken', order);
    const program: Caller = { name: 'a program', role: 'integration', token };
    assert.equal((await surface.ask(program, 'listClients', {})).status, 200);
    assert.equal((await other.ask(program, 'listClients')).status, 200);

    await surface.must(founder, 'revokeApiToken', { tokenId });

    assert.equal((await surface.ask(program, 'listClients', {})).status, 401);
    other.elapse(5_000);
    assert.equal((await other.ask(program, 'listClients')).status, 401);
  });

  test('who was disabled or lost a role is not let in by an old link or with old rights either', async () => {
    const former = await newcomer();
    const { path = '' } = await surface.must(founder, 'createResetLink', { accountId: former.accountId });
    const demoted = await newcomer();

    await surface.must(founder, 'changeAgent', { agentId: former.accountId, disabled: true });
    const grants = [{ role: 'auditor', clientId: alpha.ids.clientId }];
    await surface.must(founder, 'changeAgent', { agentId: demoted.accountId, grants });

    const byLink = await surface.ask(anonymous, 'acceptLink', { token: path.split('/').at(-1), password: 'staple battery horse' });
    const byPassword = await surface.ask(anonymous, 'signIn', { email: former.email, password: goodPassword });
    const anew = await surface.again(demoted.office);
    const note = await surface.ask(anew, 'addNote', { ticketId: alpha.ids.ticketId, body: 'Still here' });
    assert.deepEqual([byLink.status, byPassword.status, note.status], [404, 401, 403]);
  });

  test('a requester who becomes a manager, and one who is no longer, both begin anew', async () => {
    const { requester: kim } = alpha.callers;
    const browser = await surface.again(kim);
    assert.equal((await surface.ask(browser, 'readSession', {})).status, 200);

    await surface.must(founder, 'inviteRequester', { requesterId: kim.accountId, role: 'requester_manager' });
    const promoted = await surface.again(kim);
    const asManager = await surface.ask(browser, 'readSession', {});
    await surface.must(founder, 'inviteRequester', { requesterId: kim.accountId, role: 'requester' });
    const asBefore = await surface.ask(promoted, 'readSession', {});

    assert.deepEqual([asManager.status, asBefore.status], [401, 401]);
  });

  test('a portal link that was revoked opens the same page as one that never was', async () => {
    const { ticketId } = alpha.ids;
    const { url = '' } = await surface.must(alpha.callers.tier1_agent, 'shareTicket', { ticketId });
    const path = new URL(url).pathname;
    assert.equal((await surface.knock({ path })).status, 200);

    await surface.must(alpha.callers.tier1_agent, 'revokeShares', { ticketId });

    const revoked = await surface.knock({ path });
    const never = await surface.knock({ path: `/s/${'A'.repeat(22)}.${'A'.repeat(43)}` });
    const plain = ({ status, text }: Sent) => [status, text.replaceAll(/nonce="[^"]+"/g, '')];
    assert.equal(revoked.status, 404);
    assert.deepEqual(plain(revoked), plain(never));
  });
});
