import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClockStatement } from '../../desk/clocks/contract.ts';
import { acceptEscalation } from '../../desk/escalation/contract.ts';
import { resolveTicket } from '../../desk/tickets/contract.ts';
import { readMonthStatement } from '../../oversight/statements/contract.ts';
import { durationText } from '../../oversight/statements/index.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { expectNotFound } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { openPortalDesk } from '../../test/portal-desk.ts';
import { revokeClockStatementShares, revokeMonthStatementShares, shareClockStatement, shareMonthStatement } from './contract.ts';

/** A ticket that Ada had for three hours and Priya for two, with a title that means no good. */
async function deskWithTicket() {
  const desk = await openPortalDesk('2026-03-02T09:00:00Z');
  const ticketId = await triedTicket(desk, { title: '<script>alert(1)</script> prints blank' });
  desk.moveClockTo('2026-03-02T12:00:00Z');
  const { escalationId } = await escalate(desk, ticketId);
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.moveClockTo('2026-03-02T14:00:01Z');
  await desk.does(desk.priya, resolveTicket, { ticketId, resolution: 'A new drum', tellRequester: 'It prints again' });
  return { desk, ticketId, ofMonth: { clientId: desk.northgate.id, month: '2026-03' }, browser: desk.browser({ cookies: false }) };
}

const pathOf = (url: string) => url.replace(/^https?:\/\/[^/]+/, '');

test('a link shows a ticket’s statement with the figures that agents see, and no name of theirs', async () => {
  const { desk, ticketId, browser } = await deskWithTicket();
  const { url } = await desk.does(desk.ada, shareClockStatement, { ticketId });

  const page = await browser.open(pathOf(url));

  const statement = await desk.does(desk.ada, readClockStatement, { ticketId });
  assert.equal(page.status, 200);
  for (const seconds of [statement.totalSeconds, ...statement.tiers.map((tier) => tier.seconds)])
    assert.ok(page.html.includes(durationText(seconds)), durationText(seconds));
  assert.doesNotMatch(page.html, /Ada|Priya|<script/);
  assert.match(page.html, /&lt;script&gt;/);
});

test('a link shows a client’s month with the same sums, for nobody else’s client', async () => {
  const { desk, ofMonth, browser } = await deskWithTicket();
  desk.moveClockTo('2026-04-02T09:00:00Z');
  const { url } = await desk.does(desk.dana, shareMonthStatement, ofMonth);

  const page = await browser.open(pathOf(url));

  const statement = await desk.does(desk.dana, readMonthStatement, ofMonth);
  assert.equal(page.status, 200);
  assert.match(page.html, /March 2026/);
  assert.ok(page.html.includes(durationText(statement.totalSeconds)));
  assert.doesNotMatch(page.html, /Harbor|Ada|Priya/);
});

test('links that are unknown, cut, expired, ended or of another kind open the same page', async () => {
  const { desk, ticketId, ofMonth, browser } = await deskWithTicket();
  const good = pathOf((await desk.does(desk.ada, shareClockStatement, { ticketId })).url);
  const ended = pathOf((await desk.does(desk.dana, shareMonthStatement, ofMonth)).url);
  const ofRequester = (await desk.linkTo(ticketId)).replace('/s/', '/statements/');
  const { revoked } = await desk.does(desk.dana, revokeMonthStatementShares, ofMonth);
  const unknown = await browser.open(`/statements/${'A'.repeat(22)}.${'A'.repeat(43)}`);
  const others = [good.slice(0, -1), ended, ofRequester, good.replace('/statements/', '/s/')];

  const pages = await Promise.all(others.map((path) => browser.open(path)));
  const stillGood = await browser.open(good);
  desk.moveClockTo('2026-06-01T00:00:00Z');
  const expired = await browser.open(good);

  const bare = (html: string) => html.replaceAll(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
  assert.equal(revoked, 1);
  assert.equal(stillGood.status, 200);
  assert.deepEqual(
    [...pages, expired].map(({ status, html }) => [status, bare(html)]),
    [...pages, expired].map(() => [404, bare(unknown.html)]),
  );
});

test('who may not share cannot; another client’s ticket is not found; the log says who shared what', async () => {
  const { desk, ticketId, ofMonth } = await deskWithTicket();

  await expectNotFound(desk.does(desk.otto, shareClockStatement, { ticketId }));
  assert.deepEqual(reachFor(desk.ada.authority, 'report.share'), []);
  await desk.does(desk.ada, shareClockStatement, { ticketId });
  await desk.does(desk.dana, shareMonthStatement, ofMonth);
  assert.deepEqual(await desk.does(desk.ada, revokeClockStatementShares, { ticketId }), { revoked: 1 });

  const facts = await desk.asDesk(({ sql }) =>
    sql
      .selectFrom('log.fact')
      .select(['name', 'stream', 'actor'])
      .where('client_id', '=', desk.northgate.id)
      .where('name', 'in', ['statement-shared', 'statement-share-revoked'])
      .orderBy('position')
      .execute(),
  );
  assert.deepEqual(
    facts.map(({ name, stream, actor }) => [name, stream, actor]),
    [
      ['statement-shared', ticketId, `agent:${desk.ada.id}`],
      ['statement-shared', desk.northgate.id, `agent:${desk.dana.id}`],
      ['statement-share-revoked', ticketId, `agent:${desk.ada.id}`],
    ],
  );
});
