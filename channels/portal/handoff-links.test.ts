import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHandoff } from '../../desk/handoff/contract.ts';
import { layoutOf } from '../../desk/handoff/index.ts';
import { listHypotheses } from '../../desk/hypotheses/contract.ts';
import { addNote, cancelTicket, readTimeline } from '../../desk/tickets/contract.ts';
import { expectNotFound } from '../../test/desk.ts';
import { raisedToTier3 } from '../../test/handoff-desk.ts';
import { openPortalDesk } from '../../test/portal-desk.ts';
import { listHandoffShares, revokeHandoffShare, shareHandoff } from './contract.ts';

/** A ticket that Priya raised to Tier 3, and her link for an engineer of the vendor. */
async function shared(options: { readonly title?: string } = {}) {
  const desk = await openPortalDesk('2026-03-02T09:00:00Z');
  const raised = await raisedToTier3(desk, options);
  const { url, linkId } = await desk.does(desk.priya, shareHandoff, { ticketId: raised.ticketId, label: 'Directory team' });
  const path = new URL(url).pathname;
  return { desk, ...raised, linkId, path, browser: desk.browser({ cookies: false }) };
}

const unescaped = (html: string) =>
  html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test('an engineer without an account reads on the page what stands in the PDF and the JSON', async () => {
  const { desk, ticketId, path, browser } = await shared({ title: '<script>alert(1)</script> locks out' });

  const page = await browser.open(path);
  const json = await browser.open(`${path}/json`);
  const pdf = await browser.open(`${path}/pdf`);

  assert.equal(page.status, 200);
  assert.doesNotMatch(page.html, /<script/);
  const handoff = await desk.does(desk.priya, readHandoff, { ticketId });
  const text = unescaped(page.html);
  const { title, clock, sections } = layoutOf(handoff);
  for (const words of [title, clock]) assert.ok(text.includes(words), words);
  for (const { title: head, blocks } of sections) {
    assert.ok(text.includes(head), head);
    for (const block of blocks)
      for (const words of block.kind === 'table' ? block.rows.flat() : block.kind === 'pairs' ? block.rows.flat() : [block.text])
        assert.ok(text.includes(words), words);
  }
  const kept = ({ answers: _, asOf: __, ...rest }: typeof handoff) => rest;
  assert.deepEqual(kept(JSON.parse(json.html)), kept(handoff));
  assert.match(json.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(pdf.html, /^%PDF-/);
});

test('a question given with the link is what the page asks, by whom and when', async () => {
  const { desk, ticketId, browser } = await shared();
  desk.moveClockTo('2026-03-02T10:00:00Z');

  const { url } = await desk.does(desk.priya, shareHandoff, {
    ticketId,
    label: 'Backup team',
    question: 'Which account does your agent use?',
  });

  const { html } = await browser.open(new URL(url).pathname);
  assert.match(html, /Which account does your agent use\?/);
  assert.match(html, /Asked by Priya, 2 Mar 10:00, as it was handed over/);
  assert.doesNotMatch(html, /Which service on FILE01 signs in with the old password/);
  await assert.rejects(desk.does(desk.priya, shareHandoff, { ticketId, label: 'Backup team', question: 'x'.repeat(2_001) }));
});

test('every reading is on record, the first one on the ticket', async () => {
  const { desk, ticketId, path, browser, linkId } = await shared();
  desk.moveClockTo('2026-03-02T10:00:00Z');
  await browser.open(path);
  desk.moveClockTo('2026-03-02T11:00:00Z');

  await browser.open(`${path}/pdf`);

  const { items } = await desk.does(desk.priya, listHandoffShares, { ticketId });
  assert.deepEqual(
    items.map(({ linkId: id, label, good, reads, lastReadAt }) => ({ id, label, good, reads, lastReadAt })),
    [{ id: linkId, label: 'Directory team', good: true, reads: 2, lastReadAt: '2026-03-02T11:00:00Z' }],
  );
  const timeline = await desk.does(desk.priya, readTimeline, { ticketId, limit: 200 });
  assert.deepEqual(
    timeline.items.filter(({ name }) => name === 'handoff-read').map(({ at, by }) => [at, by.name]),
    [['2026-03-02T10:00:00Z', 'Directory team']],
  );
  const rows = await desk.asDesk(({ sql }) =>
    sql.selectFrom('portal.link_read').select(['what', 'address']).where('link_id', '=', linkId).orderBy('at').execute(),
  );
  assert.deepEqual(
    rows.map(({ what }) => what),
    ['page', 'pdf'],
  );
  assert.ok(rows.every(({ address }) => address !== ''));
});

test('an answer comes back to the ticket’s story in the engineer’s name; sent twice it is there once', async () => {
  const { desk, ticketId, path, browser } = await shared();
  const page = await browser.open(path);
  const hidden = Object.fromEntries(
    [...page.html.matchAll(/type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
  const words = { ...hidden, name: 'Vera Holt', text: 'It is the backup agent.\r\nIts account is svc-backup.', refutes: '' };

  const first = await browser.post(path, words);
  const second = await browser.post(path, words);

  assert.deepEqual([first.location, second.location], [`${path}?said=answered`, `${path}?said=answered`]);
  const { items } = await desk.does(desk.priya, readTimeline, { ticketId, limit: 200 });
  const answers = items.filter(({ name }) => name === 'handoff-answered');
  assert.deepEqual(
    answers.map(({ by, side, payload }) => [by.name, side, payload.text, payload.via]),
    [['Vera Holt', 'internal', 'It is the backup agent.\nIts account is svc-backup.', 'link']],
  );
  assert.match((await browser.open(`${path}?said=answered`)).html, /Your answer is on the ticket[\s\S]*svc-backup/);
});

test('an engineer refutes a ruled-out line with the reason: it is open again, and nobody refutes it twice', async () => {
  const { desk, ticketId, path, browser, phone } = await shared();

  const sent = await browser.send(path, { name: 'Vera Holt', text: 'FILE01 proxies phones', refutes: phone });
  const again = await browser.send(path, { name: 'Vera Holt', text: 'As I said', refutes: phone });

  assert.equal(sent.location, `${path}?said=refuted`);
  const { items } = await desk.does(desk.priya, listHypotheses, { ticketId });
  const reopened = items.find(({ hypothesisId }) => hypothesisId === phone);
  assert.equal(reopened?.state, 'open');
  assert.deepEqual(reopened.reopened, { because: 'FILE01 proxies phones', by: 'Vera Holt', at: '2026-03-02T09:00:00Z' });
  assert.equal(again.status, 409);
  assert.match(again.html, /not ruled out any more[\s\S]*As I said/);
});

test('an answer without a name or without words comes back with what was typed', async () => {
  const { path, browser } = await shared();

  const nameless = await browser.send(path, { name: ' ', text: 'It is the backup agent', refutes: '' });
  const wordless = await browser.send(path, { name: 'Vera Holt', text: ' ', refutes: '' });

  assert.equal(nameless.status, 400);
  assert.match(nameless.html, /Say who you are[\s\S]*It is the backup agent/);
  assert.equal(wordless.status, 400);
  assert.match(wordless.html, /value="Vera Holt"/);
});

test('a link that is unknown, cut, ended, expired, of another kind, or of a ticket long over opens the same page', async () => {
  const { desk, ticketId, path, browser, linkId, file } = await shared();
  const toEnd = new URL((await desk.does(desk.priya, shareHandoff, { ticketId, label: 'Vendor', days: 3 })).url).pathname;
  const { items } = await desk.does(desk.priya, listHandoffShares, { ticketId });
  const other = items.find((link) => link.linkId !== linkId);
  await desk.does(desk.priya, revokeHandoffShare, { ticketId, linkId: other?.linkId ?? '' });
  const ofRequester = (await desk.linkTo(ticketId)).replace('/s/', '/handoffs/');
  const unknown = await browser.open(`/handoffs/${'A'.repeat(22)}.${'A'.repeat(43)}`);
  const foreignFile = await browser.open(`${path}/files/${ticketId}`);
  const others = [
    path.slice(0, -1),
    toEnd,
    `${toEnd}/pdf`,
    `${toEnd}/json`,
    `${toEnd}/files/${file.evidenceId}`,
    ofRequester,
    path.replace('/handoffs/', '/statements/'),
    path.replace('/handoffs/', '/s/'),
  ];

  const pages = await Promise.all(others.map((one) => browser.open(one)));
  const stillGood = await browser.open(path);
  const goodFile = await browser.open(`${path}/files/${file.evidenceId}`);
  desk.moveClockTo('2026-03-16T09:00:01Z');
  const expired = await browser.open(path);

  const bare = (html: string) => html.replaceAll(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
  assert.equal(stillGood.status, 200);
  assert.equal(goodFile.html, '4740 caller FILE01');
  assert.match(goodFile.headers.get('content-disposition') ?? '', /^attachment/);
  assert.equal(foreignFile.status, 404);
  assert.deepEqual(
    [...pages, expired].map(({ status, html }) => [status, bare(html)]),
    [...pages, expired].map(() => [404, bare(unknown.html)]),
  );
});

test('a link outlives its ticket by thirty days, no longer', async () => {
  const { desk, ticketId, browser } = await shared();
  const { url } = await desk.does(desk.priya, shareHandoff, { ticketId, label: 'Vendor', days: 90 });
  const path = new URL(url).pathname;
  await desk.does(desk.priya, cancelTicket, { ticketId, reason: 'Gone by itself' });
  desk.moveClockTo('2026-03-31T09:00:00Z');
  const within = await browser.open(path);

  desk.moveClockTo('2026-04-01T09:00:01Z');

  assert.equal(within.status, 200);
  assert.equal((await browser.open(path)).status, 404);
});

test('another client’s ticket is neither shared nor listed; a requester reads no handoff, also not at the desk', async () => {
  const { desk, ticketId, linkId, path } = await shared();
  await desk.does(desk.priya, addNote, { ticketId, body: 'canary of the desk' });
  const kim = await desk.signedIn(desk.kim);
  const { reference } = await desk.does(desk.priya, readHandoff, { ticketId });

  const atDesk = await kim.open(`/t/${reference}/handoff`);
  const signedOut = await desk.browser().open(`/t/${reference}/handoff`);

  await expectNotFound(desk.does(desk.otto, shareHandoff, { ticketId, label: 'Otto' }));
  await expectNotFound(desk.does(desk.otto, listHandoffShares, { ticketId }));
  await expectNotFound(desk.does(desk.otto, revokeHandoffShare, { ticketId, linkId }));
  assert.ok(atDesk.status === 403 || atDesk.status === 404, String(atDesk.status));
  assert.doesNotMatch(atDesk.html, /canary|FILE01/);
  assert.equal(signedOut.location, `/sign-in?back=${encodeURIComponent(`/t/${reference}/handoff`)}`);
  assert.equal((await desk.browser({ cookies: false }).post(path, { name: 'X', text: 'forged' })).status, 403);
});
