import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makePromise } from '../../desk/promises/contract.ts';
import * as tickets from '../../desk/tickets/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import { disableAccount, openAccount } from '../../platform/identity/index.ts';
import { expectNotFound } from '../../test/desk.ts';
import { hiddenFields, openPortalDesk, type PortalDesk, textOf } from '../../test/portal-desk.ts';
import { revokeShares, shareTicket } from './contract.ts';

const what = 'Ada checks the print queue; you hear the result';

async function fixedTicket(desk: PortalDesk) {
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, tickets.assignTicket, { ticketId, assigneeId: 'me' });
  const told = { resolution: 'Cleared the queue', tellRequester: 'The queue was stuck; it prints again.' };
  await desk.does(desk.ada, tickets.resolveTicket, { ticketId, ...told });
  return { ticketId, path: await desk.linkTo(ticketId) };
}

const stateOf = async (desk: PortalDesk, ticketId: string) => (await desk.does(desk.ada, tickets.readTicket, { ticketId })).state;

const repliesOn = async (desk: PortalDesk, ticketId: string) => {
  const { items } = await desk.does(desk.ada, tickets.readTimeline, { ticketId, limit: 200 });
  return items.filter(({ name }) => name === 'reply-sent').map(({ by, payload }) => `${by.name}: ${payload.body}`);
};

describe('The page behind a signed link', () => {
  test('Kim reads how far it is, who has it and by when the next update comes', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, tickets.assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T15:00:00Z' });

    const page = await desk.browser().open(await desk.linkTo(ticketId));

    const text = textOf(page.html);
    assert.equal(page.status, 200);
    assert.match(text, /Ada is working on it\./);
    assert.match(text, /✓ Received \(done\) Being worked on \(now\) Fixed \(to come\)/);
    assert.match(text, /Who has it Ada, service desk/);
    assert.match(text, /Next update by 15:00 UTC Ada checks the print queue/);
    assert.match(page.html, /<time datetime="2026-03-02T15:00:00\+00:00">15:00<\/time>/);
    assert.doesNotMatch(page.html, /<script/);
  });

  test('times are in the zone of whoever reads, and the day is said when it is not today', async () => {
    const desk = await openPortalDesk('2026-03-02T16:00:00Z');
    const clientId = desk.northgate.id;
    const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name: 'Rae', timeZone: 'America/New_York' });
    const ticketId = await desk.openTicket({ requesterId });
    await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-03T14:30:00Z' });

    const { html } = await desk.browser().open(await desk.linkTo(ticketId));

    assert.match(textOf(html), /Next update by tomorrow, 09:30 New York time[\s\S]*All times are New York time/);
  });

  test('promises are told as they were: kept, late, not kept, and overdue', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    const promises = async (dueAt: string) => desk.does(desk.ada, makePromise, { ticketId, what, dueAt });
    const tells = async () => desk.does(desk.ada, tickets.replyToRequester, { ticketId, body: 'News' });
    await promises('2026-03-02T10:00:00Z');
    desk.moveClockTo('2026-03-02T09:30:00Z');
    await tells();
    await promises('2026-03-02T10:00:00Z');
    desk.moveClockTo('2026-03-02T10:12:00Z');
    await tells();
    await promises('2026-03-02T11:00:00Z');
    await promises('2026-03-02T12:00:00Z');
    desk.moveClockTo('2026-03-02T12:01:00Z');

    const { html } = await desk.browser().open(await desk.linkTo(ticketId));

    const [next = '', before = ''] = textOf(html).split('What we promised before');
    assert.match(next, /We owe you an update since 12:00 UTC/);
    assert.deepEqual(before.match(/Kept|Late by 12 minutes|Not kept/g), ['Not kept', 'Late by 12 minutes', 'Kept']);
  });

  test('Kim’s answer reaches Ada, once, without any cookie', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser({ cookies: false });
    const { html, headers } = await browser.open(path);
    const form = { ...hiddenFields(html), do: 'reply', text: 'It says PC LOAD LETTER\r\non both floors' };

    const first = await browser.post(path, form);
    const again = await browser.post(path, form);

    assert.deepEqual([first.status, again.status], [303, 303]);
    assert.equal(first.location, `${path}?said=reply`);
    assert.equal(headers.get('set-cookie'), null);
    assert.deepEqual(await repliesOn(desk, ticketId), ['Kim: It says PC LOAD LETTER\non both floors']);
    assert.match((await browser.open(first.location ?? '')).html, /Your message was sent\./);
    assert.equal((await browser.post(path, { ...form, text: 'And on floor 3' })).status, 303);
    assert.equal((await repliesOn(desk, ticketId)).length, 2);
  });

  test('two taps on Send at once are one message', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser();
    const form = { ...hiddenFields((await browser.open(path)).html), do: 'reply', text: 'Any news?' };

    const sent = await Promise.all([browser.post(path, form), browser.post(path, form)]);

    assert.deepEqual(
      sent.map(({ status }) => status),
      [303, 303],
    );
    assert.deepEqual(await repliesOn(desk, ticketId), ['Kim: Any news?']);
  });

  test('a form without its hidden token, or from another site, changes nothing', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser();
    const hidden = hiddenFields((await browser.open(path)).html);
    const said = { do: 'reply', text: 'forged' };

    const { key = '' } = hidden;
    const without = await browser.post(path, { ...said, key });
    const foreign = await browser.post(path, { ...hidden, ...said }, { origin: 'https://evil.example' });

    assert.deepEqual([without.status, foreign.status], [403, 403]);
    assert.deepEqual(await repliesOn(desk, ticketId), []);
  });

  test('what was typed stays when it is refused', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser();
    const hidden = hiddenFields((await browser.open(path)).html);
    const text = 'It <b>still</b> prints nothing';
    await desk.does(desk.ada, tickets.cancelTicket, { ticketId, reason: 'Opened twice' });

    const late = await browser.post(path, { ...hidden, do: 'reply', text });
    const empty = await browser.post(path, { ...hidden, do: 'reply', text: '  ' });
    const long = await browser.post(path, { ...hidden, do: 'reply', text: 'x'.repeat(64_001) });

    assert.equal(late.status, 409);
    assert.match(late.html, /changed while you were writing[\s\S]*It &lt;b&gt;still&lt;\/b&gt; prints nothing<\/textarea>/);
    assert.equal(empty.status, 400);
    assert.match(long.html, /Shorten it to 64,000 characters/);
    assert.ok(long.html.includes(`${'x'.repeat(64_001)}</textarea>`));
  });

  test('“It works now” closes it, and it can be reopened until its window ends', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const { ticketId, path } = await fixedTicket(desk);
    const browser = desk.browser();
    const hidden = hiddenFields((await browser.open(path)).html);

    const closed = await browser.post(path, { ...hidden, do: 'works' });

    assert.equal(closed.status, 303);
    assert.equal(await stateOf(desk, ticketId), 'closed');
    const page = await desk.browser().open(closed.location ?? '');
    assert.match(textOf(page.html), /The request is closed\.[\s\S]*You can reopen this until Mon 16 March, 18:00/);
    desk.moveClockTo('2026-03-17T09:00:00Z');
    const later = await desk.browser().open(path);
    assert.match(textOf(later.html), /closed too long ago to reopen[\s\S]*Report that it is back/);
    const tooLate = await browser.post(path, { ...hidden, do: 'blocked', text: 'It is back' });
    assert.equal(tooLate.status, 409);
    assert.match(tooLate.html, /It is back<\/textarea>/);
    const again = await browser.post(path, { ...hidden, do: 'again', text: 'It is back' });
    assert.match(textOf((await browser.open(again.location ?? '')).html), /a new request that follows this one/);
    const { items } = await desk.does(desk.ada, tickets.listLinks, { ticketId });
    assert.deepEqual(
      items.map(({ link, state }) => [link, state]),
      [['followed_by', 'new']],
    );
  });

  test('“I’m still blocked” reopens it with the reason among the messages', async () => {
    const desk = await openPortalDesk();
    const { ticketId, path } = await fixedTicket(desk);
    const browser = desk.browser();

    const silent = await browser.send(path, { do: 'blocked', text: '' });
    const reopened = await browser.send(path, { do: 'blocked', text: 'Only the first page comes out' });

    assert.equal(silent.status, 400);
    assert.match(silent.html, /Write in a few words what still goes wrong/);
    assert.equal(reopened.status, 303);
    assert.equal(await stateOf(desk, ticketId), 'in_progress');
    assert.match(textOf((await browser.open(path)).html), /Ada is working on it\.[\s\S]*You today, 09:00 Only the first page comes out/);
  });

  test('it shows this one ticket, even to a requester who has others', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    await desk.openTicket({ title: 'My secret second trouble' });
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser();

    const { html } = await browser.open(path);

    assert.doesNotMatch(html, /secret second|href="\/p/);
    const list = await browser.open('/p');
    assert.deepEqual([list.status, list.location], [303, '/p/sign-in?then=%2Fp']);
  });
});

describe('A link that opens nothing', () => {
  test('is answered alike whether it is unknown, tampered with, another’s, expired or revoked', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const [one, other] = [await desk.openTicket(), await desk.openTicket()];
    const [path, otherPath] = [await desk.linkTo(one), await desk.linkTo(other)];
    const revoked = await desk.linkTo(other);
    await desk.does(desk.ada, revokeShares, { ticketId: other });
    const last = path.at(-1) === 'A' ? 'B' : 'A';
    const mixed = `${path.split('.')[0]}.${otherPath.split('.')[1]}`;
    const wrong = [`${path.slice(0, -1)}${last}`, mixed, revoked, '/s/x', `/s/${'A'.repeat(22)}.${'A'.repeat(43)}`, path.slice(0, -1)];

    const pages = await Promise.all(wrong.map((link) => desk.browser().open(link)));
    desk.moveClockTo('2026-05-31T09:00:00Z');
    pages.push(await desk.browser().open(path));

    const bare = new Set(pages.map(({ status, html }) => `${status} ${textOf(html)}`));
    assert.equal(bare.size, 1);
    assert.match([...bare][0] ?? '', /^404 .*This link opens nothing/);
    desk.moveClockTo('2026-05-31T08:59:59Z');
    assert.equal((await desk.browser().open(path)).status, 200);
  });

  test('takes no answer either', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = await desk.linkTo(ticketId);
    const browser = desk.browser();
    const form = { ...hiddenFields((await browser.open(path)).html), do: 'reply', text: 'Hello?' };
    const { revoked } = await desk.does(desk.ada, revokeShares, { ticketId });

    const page = await browser.post(path, form);

    assert.deepEqual([revoked, page.status], [1, 404]);
    assert.deepEqual(await repliesOn(desk, ticketId), []);
  });

  test('30 days after the ticket ended, and one made later has 30 days of its own', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const { ticketId, path } = await fixedTicket(desk);
    await desk.does(desk.ada, tickets.closeTicket, { ticketId });
    desk.moveClockTo('2026-04-01T08:59:59Z');
    const before = await desk.browser().open(path);
    desk.moveClockTo('2026-04-01T09:00:00Z');

    const page = await desk.browser().open(path);

    const shared = await desk.does(desk.ada, shareTicket, { ticketId });
    assert.deepEqual([before.status, page.status], [200, 404]);
    assert.equal(shared.expiresAt, '2026-05-01T09:00:00Z');
    assert.equal((await desk.browser().open(new URL(shared.url).pathname)).status, 200);
  });

  test('of a requester whose account was disabled', async () => {
    const desk = await openPortalDesk();
    const path = await desk.linkTo(await desk.openTicket());
    await desk.asDesk(async (work) => {
      const { id, name } = desk.kim;
      const clientId = desk.northgate.id;
      await openAccount(work, { id, kind: 'requester', clientId, name, email: null, grants: [{ clientId, role: 'requester' }] });
      await work.flush();
      await disableAccount(work, id);
    });

    const page = await desk.browser().open(path);

    assert.equal(page.status, 404);
  });
});

describe('Sharing a ticket', () => {
  test('is audited on the ticket, and no token is kept anywhere', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();

    const { url, expiresAt } = await desk.does(desk.ada, shareTicket, { ticketId });
    await desk.does(desk.ada, revokeShares, { ticketId });

    const { items } = await desk.does(desk.ada, tickets.readTimeline, { ticketId, limit: 200 });
    const kept = await desk.asDesk(async ({ sql }) => [
      await sql.selectFrom('portal.link').selectAll().execute(),
      await sql.selectFrom('log.fact').selectAll().where('stream', '=', ticketId).execute(),
    ]);
    assert.ok(url.startsWith(`${desk.url}/s/`));
    assert.equal(expiresAt, '2026-05-31T09:00:00Z');
    assert.deepEqual(
      items.slice(-2).map(({ name, side }) => `${name} ${side}`),
      ['ticket-shared internal', 'ticket-share-revoked internal'],
    );
    assert.ok(!JSON.stringify(kept).includes(url.split('.').at(-1) ?? url));
  });

  test('is not for another client’s technician, nor for requesters', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();

    await expectNotFound(desk.does(desk.otto, shareTicket, { ticketId }));
    await expectNotFound(desk.does(desk.otto, revokeShares, { ticketId }));
    await expectNotFound(desk.does(desk.kim, shareTicket, { ticketId }));
  });
});
