import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { roles } from '../../platform/permissions.ts';
import { answerOf, atOnce } from './answers.ts';
import { doerOf, idsFor, once } from './case.ts';
import { changing, reading } from './cases.ts';
import { addressOf, pages } from './pages.ts';
import { changedTables, rowsOf } from './rows.ts';
import { openSide } from './side.ts';
import { openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');

/** Every list, search, report, view and page, in every way that the cases know, as everybody of one client. */
async function seenByAlpha(): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const everybody = roles.map((role) => alpha.callers[role]);
  await atOnce(everybody, async (caller) => {
    for (const known of reading.filter(({ operation }) => !['listSessions', 'readSession'].includes(operation.name)))
      for (const [index, ask] of [known.input, ...(known.also ?? [])].entries()) {
        const sent = await surface.ask(caller, known.operation.name, ask(alpha.ids, 'n0'));
        seen.set(`${caller.role} ${known.operation.name} ${index}`, JSON.stringify(answerOf(sent)));
      }
  });
  for (const { path } of pages.filter(({ method }) => method === 'GET')) {
    const sent = await surface.knock({ path: addressOf(path, alpha.ids), headers: { cookie: alpha.callers.requester.cookie ?? '' } });
    // Forms carry tokens and styles nonces that are new each time.
    seen.set(`page ${path}`, `${sent.status} ${sent.text.replaceAll(/(value|nonce)="[\w+/=-]{16,}"/g, '')}`);
  }
  return seen;
}

describe('Shadows of other clients (A16: iTop CVE-2026-34948; RT CVE-2023-45024)', () => {
  test('whatever one client’s people list, search, count or report stays the same to the byte while another client’s desk is busy', async () => {
    // When a token was last used shows in the list of tokens.
    await surface.must(alpha.callers.integration, 'listClients', {});
    const before = await seenByAlpha();
    const rowsBefore = await rowsOf(surface.place.database);

    const tried = changing.filter(({ changesStaff, slow, unsignedSays }) => !changesStaff && !slow && unsignedSays === undefined);
    for (const known of tried.filter(({ operation }) => operation.name !== 'verifyLog')) {
      const doer = await doerOf(known, surface, beta);
      const bytes = known.bytes === undefined ? {} : { bytes: known.bytes };
      const unlinked = !(known.before === undefined) || known.as !== 'anonymous';
      if (unlinked) await surface.must(doer, known.operation.name, known.input(await idsForBeta(known), once()), bytes);
    }

    const busy = changedTables(rowsBefore, await rowsOf(surface.place.database));
    for (const table of ['tickets.ticket', 'tickets.message', 'escalation.escalation', 'clients.client', 'people.requester', 'log.fact'])
      assert.ok(busy.includes(table), `${table} did change`);
    const after = await seenByAlpha();
    assert.ok(before.size > 300, `${before.size} answers are compared`);
    for (const [what, answer] of before) assert.equal(after.get(what), answer, what);
  });

  test('words, references and ids of the other client find nothing', async () => {
    const { tier1_agent: ada, service_manager: sue } = alpha.callers;
    const asks = [
      ['listTickets', { search: 'canary-beta-shown-title' }],
      ['listTickets', { search: beta.ids.reference }],
      ['listTickets', { clientId: beta.ids.clientId }],
      ['listTickets', { requesterId: beta.ids.requesterId }],
      ['listRequesters', { search: 'canary-beta' }],
      ['listRequesters', { clientId: beta.ids.clientId }],
      ['listClients', { search: 'harbor' }],
      ['listCategories', { search: 'canary-beta' }],
    ] as const;
    const served = asks.filter(([name]) => reading.some(({ operation }) => operation.name === name));

    const found = await Promise.all(served.map(async ([name, input]) => surface.must(ada, name, input)));
    const report = await surface.must(sue, 'readKpis', { clientId: beta.ids.clientId });

    assert.deepEqual(
      found.map((reply) => reply.items),
      found.map(() => []),
    );
    assert.equal(Number(report.tickets), 0);
    const counts = found.flatMap(({ count }) => (count === undefined ? [] : [Number(count)]));
    assert.deepEqual(
      counts,
      counts.map(() => 0),
    );
  });
});

async function idsForBeta(known: (typeof changing)[number]) {
  return { ...(await idsFor(known, surface, beta)), sessionId: await ownSession() };
}

async function ownSession(): Promise<string> {
  const caller = await surface.again(beta.callers.tier1_agent);
  const { items } = (await surface.ask(caller, 'listSessions', {})).json as { items: { sessionId: string; current: boolean }[] };
  return items.find(({ current }) => current)?.sessionId ?? '';
}
