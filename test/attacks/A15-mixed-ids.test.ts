import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerOf, saidOf } from './answers.ts';
import { doerOf, idsFor, idsReadBy, pathIds } from './case.ts';
import { attacked } from './cases.ts';
import { formOf } from './pages.ts';
import { changedTables, rowsOf } from './rows.ts';
import type { Sent } from './send.ts';
import { type Ids, openSide } from './side.ts';
import { openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');
/** What all clients share is no other client's. */
const foreign: Ids = Object.fromEntries(Object.entries(beta.ids).filter(([name]) => !['teamId', 'secondTeamId'].includes(name)));

type Ask = (typeof attacked)[number]['input'];

/** Each way to ask with ids beside those of the path, one of which can be somebody else's. */
const mixed = attacked.flatMap((known) => {
  const path = pathIds(known.operation.path);
  return [known.input, ...(known.also ?? [])].flatMap((ask: Ask, index) => {
    const read = idsReadBy((ids) => ask(ids, 'n0'), alpha.ids).filter((id) => id in foreign);
    return read.filter((id) => !(path.length === 1 && path[0] === id)).map((id) => ({ known, ask, id, index, inPath: path.includes(id) }));
  });
});

describe('Mixed ids (A15: FreeScout CVE-2026-35584; A19: Zammad CVE-2026-34722, FreeScout GHSA-v8vc-cmf9-gg2c)', () => {
  test('there are operations that name more than one thing', () => {
    const named = new Set(mixed.map(({ known, id }) => `${known.operation.name} ${id}`));

    for (const known of ['readEvidence ticketId', 'readEvidence evidenceId', 'openTicket requesterId', 'assignTicket agentId'])
      assert.ok(named.has(known), known);
  });

  for (const { known, ask, id, index, inPath } of mixed)
    test(`${known.operation.name}${index === 0 ? '' : ` (${index + 1})`}: my own things with ${id} of another client`, async () => {
      const { name, method } = known.operation;
      const doer = await doerOf(known, surface, alpha);
      const ids = await idsFor(known, surface, alpha);
      const bytes = known.bytes === undefined ? {} : { bytes: known.bytes };
      const before = await rowsOf(surface.place.database);

      const theirs = await surface.ask(doer, name, ask({ ...ids, [id]: foreign[id] ?? '' }, 'n0'), bytes);
      const nobodys = await surface.ask(doer, name, ask({ ...ids, [id]: crypto.randomUUID() }, 'n0'), bytes);

      if (inPath) assert.equal(saidOf(theirs), '404 not-found', theirs.text);
      else if (method !== 'GET') assert.ok(theirs.status >= 400 && theirs.status < 500, `${theirs.status} ${theirs.text}`);
      assert.deepEqual(answerOf(theirs), answerOf(nobodys));
      assert.equal(theirs.text.includes('canary-beta'), false);
      assert.deepEqual(changedTables(before, await rowsOf(surface.place.database)), []);
    });

  test('evidence of another ticket of my own client is not under this ticket', async () => {
    const { tier1_agent: ada, requester: kim } = alpha.callers;
    const { otherTicketId: ticketId, evidenceId, internalEvidenceId } = alpha.ids;

    const answers = await Promise.all([
      surface.ask(ada, 'readEvidence', { ticketId, evidenceId }),
      surface.ask(ada, 'readEvidence', { ticketId, evidenceId: internalEvidenceId }),
      surface.ask(kim, 'readEvidence', { ticketId, evidenceId }),
      surface.ask(kim, 'readEvidence', { ticketId: alpha.ids.ticketId, evidenceId: internalEvidenceId }),
      surface.ask(ada, 'readEvidence', { ticketId: evidenceId, evidenceId: ticketId }),
    ]);

    assert.deepEqual(
      answers.map(saidOf),
      answers.map(() => '404 not-found'),
    );
  });

  test('the portal’s page of another client’s ticket is the page of a ticket that is not there, read or written to', async () => {
    const { requester: kim } = alpha.callers;
    const plain = ({ status, text }: Sent) => [status, text.replaceAll(/nonce="[^"]+"/g, '')];
    const before = await rowsOf(surface.place.database);
    const { token, cookie } = await formOf(surface, kim, '/p/new');
    const asked = async (reference: string) => {
      const path = `/p/tickets/${reference}`;
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams({ text: 'Hello', do: 'reply', 'form-token': token }).toString();
      return [
        plain(await surface.knock({ path, headers: { cookie } })),
        plain(await surface.knock({ method: 'POST', path, headers, body })),
      ];
    };

    const theirs = await asked(beta.ids.reference ?? '');
    const nobodys = await asked('INC-999999999');

    assert.deepEqual(theirs, nobodys);
    assert.deepEqual(
      theirs.map(([status]) => status),
      [404, 404],
    );
    assert.deepEqual(changedTables(before, await rowsOf(surface.place.database)), []);
  });

  test('a requester’s reference is no key to a colleague’s ticket, nor another client’s to anybody’s', async () => {
    const { clientId } = alpha.ids;
    const somebody = { clientId, name: 'Alex', email: 'alex.other@client.example' };
    const { requesterId = '' } = await surface.must(surface.founder, 'registerRequester', somebody);
    await surface.must(surface.founder, 'inviteRequester', { requesterId });
    const alex = await surface.signedIn(requesterId, 'requester');

    const answers = await Promise.all([
      surface.ask(alex, 'readTicket', { ticketId: alpha.ids.reference }),
      surface.ask(alex, 'readTimeline', { ticketId: alpha.ids.ticketId }),
      surface.ask(alex, 'readEvidence', { ticketId: alpha.ids.ticketId, evidenceId: alpha.ids.evidenceId }),
      surface.ask(alex, 'listPromises', { ticketId: alpha.ids.ticketId }),
      surface.ask(alex, 'replyToRequester', { ticketId: alpha.ids.ticketId, body: 'Hello' }),
      surface.ask(alex, 'openTicket', { title: 'For Kim', requesterId: alpha.ids.requesterId }),
      surface.ask(alpha.callers.tier1_agent, 'readTicket', { ticketId: beta.ids.reference }),
    ]);

    assert.deepEqual(answers.map(saidOf), [...Array<string>(5).fill('404 not-found'), '422 requester-unknown', '404 not-found']);
  });
});
