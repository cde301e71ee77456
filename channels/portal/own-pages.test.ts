import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makePromise } from '../../desk/promises/contract.ts';
import * as tickets from '../../desk/tickets/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import type { Person } from '../../test/desk.ts';
import { hiddenFields, openPortalDesk, type PortalDesk, portalPassword, textOf } from '../../test/portal-desk.ts';

const referenceOf = async (desk: PortalDesk, ticketId: string) => (await desk.does(desk.ada, tickets.readTicket, { ticketId })).reference;

async function colleagueOf(desk: PortalDesk, name: string): Promise<Person> {
  const clientId = desk.northgate.id;
  const { requesterId } = await desk.does(desk.dana, registerRequester, { clientId, name, departmentId: desk.northgate.departmentId });
  return { id: requesterId, name, authority: { ...desk.kim.authority, personId: requesterId, requesterId } };
}

describe('Signing in to the portal', () => {
  test('Kim is sent to the door, signs in with a plain form, and comes back to where she was going', async () => {
    const desk = await openPortalDesk();
    const email = await desk.giveAccount(desk.kim);
    const browser = desk.browser();

    const door = await browser.open('/p/new');
    const entered = await browser.send(door.location ?? '', { email, password: portalPassword });

    assert.deepEqual([door.status, door.location], [303, '/p/sign-in?then=%2Fp%2Fnew']);
    assert.deepEqual([entered.status, entered.location], [303, '/p/new']);
    assert.equal((await browser.open('/p/new')).status, 200);
    assert.equal((await browser.open('/p/sign-in')).location, '/p');
  });

  test('a wrong password is told so, keeps the address and not the password', async () => {
    const desk = await openPortalDesk();
    const email = await desk.giveAccount(desk.kim);

    const page = await desk.browser().send('/p/sign-in', { email, password: 'guess after guess' });

    assert.equal(page.status, 401);
    assert.match(page.html, new RegExp(`do not belong together[\\s\\S]*value="${email}"`));
    assert.doesNotMatch(page.html, /guess after guess/);
  });

  test('a prepared link sends nobody elsewhere, and another site cannot sign anybody in', async () => {
    const desk = await openPortalDesk();
    const email = await desk.giveAccount(desk.kim);
    const fields = { email, password: portalPassword };

    const astray = await desk.browser().send('/p/sign-in?then=//evil.example', { ...fields });
    const forged = await desk.browser().post('/p/sign-in', fields);

    assert.equal(astray.location, '/p');
    assert.equal(forged.status, 403);
  });

  test('signing out ends the session', async () => {
    const desk = await openPortalDesk();
    const browser = await desk.signedIn(desk.kim);
    const form = hiddenFields((await browser.open('/p')).html);

    const out = await browser.post('/p/sign-out', form);

    assert.equal(out.location, '/p/sign-in?said=signed-out');
    assert.match((await browser.open(out.location ?? '')).html, /You are signed out\./);
    assert.equal((await browser.open('/p')).status, 303);
  });

  test('what Kim typed before the session ended is still there, and is sent after signing in again', async () => {
    const desk = await openPortalDesk();
    const ticketId = await desk.openTicket();
    const path = `/p/tickets/${await referenceOf(desk, ticketId)}`;
    const email = await desk.giveAccount(desk.kim);
    const browser = desk.browser();
    await browser.send('/p/sign-in', { email, password: portalPassword });
    const form = hiddenFields((await browser.open(path)).html);
    await browser.post('/p/sign-out', form);

    const tooLate = await browser.post(path, { ...form, do: 'reply', text: 'A long story <of mine>' });
    await browser.send('/p/sign-in', { email, password: portalPassword });
    const again = await browser.post(path, hiddenFields(tooLate.html.replaceAll('&lt;', '<').replaceAll('&gt;', '>')));

    assert.equal(tooLate.status, 401);
    assert.match(tooLate.html, /<blockquote[^>]*>A long story &lt;of mine&gt;/);
    assert.equal(again.location, `${path}?said=reply`);
    assert.match((await browser.open(path)).html, /A long story &lt;of mine&gt;/);
  });
});

describe('The own tickets', () => {
  test('stand with the open ones first, each with its next update', async () => {
    const desk = await openPortalDesk('2026-03-02T09:00:00Z');
    const over = await desk.openTicket({ title: 'Old trouble' });
    await desk.does(desk.ada, tickets.cancelTicket, { ticketId: over, reason: 'Opened twice' });
    const ticketId = await desk.openTicket({ title: 'New trouble' });
    await desk.does(desk.ada, makePromise, { ticketId, what: 'You hear what the printer says', dueAt: '2026-03-03T15:00:00Z' });
    await desk.does(desk.otto, tickets.openTicket, { requesterId: desk.sam.id, title: 'Trouble of another client' });
    const browser = await desk.signedIn(desk.kim);

    const { html } = await browser.open('/p');

    const text = textOf(html);
    assert.match(text, /Open New trouble Received Next update by tomorrow, 15:00[\s\S]*Finished Old trouble Cancelled/);
    assert.doesNotMatch(text, /another client/);
  });

  test('there are none: the page says so and what to do', async () => {
    const desk = await openPortalDesk();
    const browser = await desk.signedIn(desk.kim);

    const { html } = await browser.open('/p');

    assert.match(html, /You have no tickets\.[\s\S]*href="\/p\/new"/);
  });

  test('of more than a page the older ones follow', async () => {
    const desk = await openPortalDesk();
    for (let count = 1; count <= 52; count += 1) await desk.openTicket({ title: `Trouble ${count}.` });
    const browser = await desk.signedIn(desk.kim);

    const first = await browser.open('/p');

    const [, older = ''] = /href="(\/p\?older=[^"]+)"/.exec(first.html) ?? [];
    const second = await browser.open(older);
    const titles = [...`${first.html}${second.html}`.matchAll(/Trouble \d+\./g)].map(([title]) => title);
    assert.equal(new Set(titles).size, 52);
    assert.equal(titles.length, 52);
    assert.doesNotMatch(second.html, /\?older=/);
    assert.equal((await browser.open('/p?older=nonsense')).status, 400);
  });

  test('Kim reports a problem with two fields and lands on its page, once however often it is sent', async () => {
    const desk = await openPortalDesk();
    const browser = await desk.signedIn(desk.kim);
    const form = { ...hiddenFields((await browser.open('/p/new')).html), what: 'No sound in meetings', more: 'Since this morning' };

    const opened = await browser.post('/p/new', form);
    const again = await browser.post('/p/new', form);

    assert.match(opened.location ?? '', /^\/p\/tickets\/INC-\d+\?said=opened$/);
    assert.equal(again.location, opened.location);
    const text = textOf((await browser.open(opened.location ?? '')).html);
    assert.match(text, /We have your request\.[\s\S]*No sound in meetings[\s\S]*What you told us Since this morning/);
    const reference = /INC-\d+/.exec(opened.location ?? '')?.[0] ?? '';
    const ticket = await desk.does(desk.ada, tickets.readTicket, { ticketId: reference });
    assert.equal('channel' in ticket && ticket.channel, 'portal');
  });

  test('a problem without a word of what is wrong is not sent, and nothing typed is lost', async () => {
    const desk = await openPortalDesk();
    const browser = await desk.signedIn(desk.kim);

    const silent = await browser.send('/p/new', { what: ' ', more: 'It makes a noise' });
    const long = await browser.send('/p/new', { what: 'x'.repeat(201), more: '' });

    assert.equal(silent.status, 400);
    assert.match(silent.html, /Write in a few words what is wrong\.[\s\S]*It makes a noise<\/textarea>/);
    assert.match(long.html, /at most 200 characters[\s\S]*value="x{201}"/);
  });

  test('a number finds its ticket under both kinds; a colleague’s and another client’s are not found', async () => {
    const desk = await openPortalDesk();
    const reference = await referenceOf(desk, await desk.openTicket());
    const rae = await colleagueOf(desk, 'Rae');
    const [kim, colleague, stranger] = [await desk.signedIn(desk.kim), await desk.signedIn(rae), await desk.signedIn(desk.sam)];

    const found = await kim.open(`/p/tickets/${reference.replace('INC', 'req')}`);

    assert.equal(found.status, 200);
    for (const browser of [colleague, stranger]) {
      assert.equal((await browser.open(`/p/tickets/${reference}`)).status, 404);
      const form = hiddenFields((await browser.open('/p/new')).html);
      assert.equal((await browser.post(`/p/tickets/${reference}`, { ...form, do: 'reply', text: 'Hello' })).status, 404);
    }
    assert.equal((await kim.open('/p/tickets/INC-99999999')).status, 404);
    assert.equal((await kim.open('/p/tickets/nonsense')).status, 404);
  });

  test('a manager sees the department’s tickets and whose they are; a link of the manager’s own shows only the one', async () => {
    const desk = await openPortalDesk();
    const max = await colleagueOf(desk, 'Max');
    const reference = await referenceOf(desk, await desk.openTicket());
    const own = await desk.openTicket({ requesterId: max.id, title: 'Trouble of Max' });
    const browser = await desk.signedIn(max, 'requester_manager');

    const list = await browser.open('/p');
    const page = await browser.open(`/p/tickets/${reference}`);
    const linked = await desk.browser().open(await desk.linkTo(own));

    assert.match(textOf(list.html), /Our tickets[\s\S]*Trouble of Max[\s\S]*blank pages[\s\S]*for Kim/);
    assert.match(textOf(page.html), /Opened today, 09:00 for Kim/);
    assert.doesNotMatch(linked.html, /blank pages|Kim/);
  });

  test('an agent has no portal and is sent to the desk', async () => {
    const desk = await openPortalDesk();
    const browser = desk.browser();
    const email = await desk.giveAgentPassword(desk.ada);

    const entered = await browser.send('/p/sign-in', { email, password: portalPassword });

    assert.equal(entered.location, '/');
    assert.deepEqual([(await browser.open('/p')).location, (await browser.open('/p/new')).location], ['/', '/']);
  });
});

describe('Requests that were joined', () => {
  test('an old number leads to the request it was joined with, where both are Kim’s, with the words of both', async () => {
    const desk = await openPortalDesk();
    const [stay, source] = [await desk.openTicket(), await desk.openTicket()];
    const reference = await referenceOf(desk, source);
    await desk.does(desk.kim, tickets.replyToRequester, { ticketId: source, body: 'It beeps as well' });
    await desk.does(desk.ada, tickets.mergeTickets, { ticketId: stay, sources: [source] });
    const browser = await desk.signedIn(desk.kim);

    const [page, linked] = [await browser.open(`/p/tickets/${reference}`), await desk.browser().open(await desk.linkTo(source))];
    await browser.send(`/p/tickets/${reference}`, { do: 'reply', text: 'And it smokes' });

    for (const { html } of [page, linked])
      assert.match(textOf(html), new RegExp(`${reference} was joined with this request[\\s\\S]*It beeps as well`));
    const { items } = await desk.does(desk.ada, tickets.readTimeline, { ticketId: stay });
    assert.ok(items.some(({ payload, of }) => payload.body === 'And it smokes' && of === null));
  });

  test('joined with another’s, it says so, keeps the own words, and shows nothing of the other', async () => {
    const desk = await openPortalDesk();
    const rae = await colleagueOf(desk, 'Rae');
    const source = await desk.openTicket();
    const stay = await desk.openTicket({ requesterId: rae.id, title: 'Secret of Rae' });
    const [reference, stayReference] = [await referenceOf(desk, source), await referenceOf(desk, stay)];
    await desk.does(desk.kim, tickets.replyToRequester, { ticketId: source, body: 'It beeps as well' });
    await desk.does(desk.ada, tickets.mergeTickets, { ticketId: stay, sources: [source] });
    const browser = await desk.signedIn(desk.kim);

    const pages = [
      await browser.open(`/p/tickets/${reference}`),
      await desk.browser().open(await desk.linkTo(source)),
      await browser.open('/p'),
    ];
    const foreign = await browser.open(`/p/tickets/${stayReference}`);

    assert.match(textOf(pages[0]?.html ?? ''), /joined with another request[\s\S]*It beeps as well/);
    for (const { html } of pages) assert.doesNotMatch(html, new RegExp(`Secret of Rae|${stayReference}`));
    assert.equal(foreign.status, 404);
  });
});

describe('What is internal', () => {
  test('is on no page that Kim can open, in whatever state the ticket is', async () => {
    const canary = 'CANARY-7f3a';
    const desk = await openPortalDesk();
    const clientId = desk.northgate.id;
    const { categoryId } = await desk.does(desk.dana, tickets.addCategory, { clientId, name: `${canary} category` });
    const ticketId = await desk.openTicket({ categoryId });
    const reference = await referenceOf(desk, ticketId);
    const paths = [await desk.linkTo(ticketId), `/p/tickets/${reference}`, '/p', '/p/new'];
    const browser = await desk.signedIn(desk.kim);
    const seen: string[] = [];
    const look = async (): Promise<void> => {
      for (const path of paths) {
        const page = await browser.open(path);
        const refused = await browser.send(path === '/p' ? '/p/new' : path, { do: 'reply', text: '', what: '' });
        seen.push(page.html, refused.html, JSON.stringify([...page.headers, ...refused.headers]));
      }
    };

    await look();
    await desk.does(desk.ada, tickets.assignTicket, { ticketId, assigneeId: 'me', reason: `${canary} assigned` });
    await desk.does(desk.ada, tickets.addNote, { ticketId, body: `${canary} note` });
    await desk.does(desk.ada, tickets.recordStep, { ticketId, action: `${canary} step`, outcome: 'skipped', result: `${canary} result` });
    const raised = { impact: 1, urgency: 1, priority: 2, overrideReason: `${canary} override` } as const;
    await desk.does(desk.ada, tickets.prioritizeTicket, { ticketId, ...raised });
    await desk.does(desk.ada, tickets.holdTicket, { ticketId, waitsFor: 'supplier', reason: `${canary} hold` });
    await look();
    const told = { resolution: `${canary} resolution`, cause: `${canary} cause`, tellRequester: 'It is fixed' };
    await desk.does(desk.ada, tickets.resolveTicket, { ticketId, ...told });
    await look();
    await desk.does(desk.ada, tickets.closeTicket, { ticketId });
    await look();

    const all = seen.join('\n');
    assert.equal(all.split(canary).length - 1, 0);
    for (const secret of [desk.ada.id, desk.northgate.id, 'Service desk']) assert.ok(!all.includes(secret), secret);
    assert.match(all, /It is fixed/);
  });
});
