import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idsFor, once } from './case.ts';
import { attacked, cases } from './cases.ts';
import { addressOf, pages, sendForm } from './pages.ts';
import type { Sent } from './send.ts';
import { type Ids, openSide } from './side.ts';
import { anonymous, openSurface } from './surface.ts';

const surface = await openSurface();
const alpha = await openSide(surface, 'alpha');
const beta = await openSide(surface, 'beta');
const { requester: kim, requester_manager: manager } = alpha.callers;

/** Whatever a requester, or nobody at all, may ask by: each id of the eventful ticket, public or not. */
const ways: readonly Ids[] = [
  alpha.ids,
  { ...alpha.ids, evidenceId: alpha.ids.internalEvidenceId ?? '', escalationId: alpha.ids.returnedEscalationId ?? '' },
  { ...alpha.ids, accountId: kim.accountId ?? '', agentId: alpha.callers.tier2_technician.accountId ?? '' },
  ...['resolvedTicketId', 'closedTicketId', 'cancelledTicketId'].map((name) => ({ ...alpha.ids, ticketId: alpha.ids[name] ?? '' })),
  { ...beta.ids, sessionId: crypto.randomUUID() },
];

/** Words that stand only in internal fields, in another client's things, or in what agents are called among themselves. */
function leaksIn({ text, headers }: Sent): readonly string[] {
  const everything = `${JSON.stringify(headers)}\n${text}\n${decoded(text)}`;
  return [...new Set([...everything.matchAll(/canary[\w -]*/gi)].map(([word]) => word))];
}

/** What may hide in a page: entities and percent signs. */
function decoded(text: string): string {
  const plain = text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

describe('Internal words (A12: Zammad CVE-2025-32360; OTRS CVE-2021-21443, CVE-2021-36091)', () => {
  test('agents do read the words that were planted, so that missing them elsewhere means something', async () => {
    const { tier1_agent: ada, tier2_technician: priya } = alpha.callers;

    const read = await Promise.all([
      surface.ask(ada, 'readTicket', alpha.ids),
      ...['readTimeline', 'listSteps', 'listEvidence', 'listEscalations', 'listAgents'].map((name) =>
        surface.ask(ada, name, cases[name]?.input(alpha.ids, once()) ?? {}),
      ),
      surface.ask(priya, 'readPacket', { escalationId: alpha.ids.escalationId }),
      surface.ask(ada, 'readEvidence', { ticketId: alpha.ids.ticketId, evidenceId: alpha.ids.internalEvidenceId }),
    ]);

    const found = new Set(read.flatMap(leaksIn));
    for (const what of ['note', 'step result', 'resolution', 'cause', 'file body', 'hold reason', 'what would help', 'question', 'os'])
      assert.ok(found.has(`canary-alpha-${what}`), what);
    assert.ok([...found].some((word) => word.startsWith('canary-staff-alpha-tier1_agent')));
  });

  for (const [who, caller] of [
    ['the requester', kim],
    ['the department’s manager', manager],
    ['nobody', anonymous],
  ] as const)
    test(`${who} gets not one byte of them from any operation`, async () => {
      const leaks: string[] = [];
      for (const known of attacked) {
        const { name, path, method } = known.operation;
        const asks = [known.input, ...(known.also ?? [])];
        for (const [index, ids] of ways.entries()) {
          // Nobody gets as far as an id, and passwords are slow on purpose.
          if ((known.slow || caller === anonymous) && index > 0) continue;
          // What has ended is only looked at, so that the next one finds it ended too.
          if (method !== 'GET' && index > 0 && ids.clientId === alpha.ids.clientId) continue;
          const fresh = method === 'GET' || index > 0 ? ids : { ...ids, ...(await idsFor(known, surface, alpha)) };
          for (const ask of path.includes(':') || index === 0 ? asks : asks.slice(0, 1)) {
            const asker = known.endsSession ? await surface.again(caller) : caller;
            const sent = await surface.ask(asker, name, ask(fresh, once()), { ...(known.bytes && { bytes: known.bytes }) });
            assert.ok(sent.status < 500, `${name}: ${sent.status}`);
            leaks.push(...leaksIn(sent).map((word) => `${name}: ${word}`));
          }
        }
      }

      assert.deepEqual(leaks, []);
    });

  test('what the requester may do answers with nothing internal either', async () => {
    const own = { title: 'It broke again', body: 'Any news?', reason: 'It is not fixed', fileName: 'a.txt' };
    const { ticketId = '' } = await surface.must(kim, 'openTicket', { title: own.title });
    const { ticketId: resolved = '' } = await idsFor(cases.reopenTicket ?? assert.fail(), surface, alpha);
    const { ticketId: toClose = '' } = await idsFor(cases.closeTicket ?? assert.fail(), surface, alpha);

    const answers = [
      await surface.ask(kim, 'replyToRequester', { ticketId: alpha.ids.ticketId, body: own.body }),
      await surface.ask(kim, 'attachEvidence', { ticketId, fileName: own.fileName }, { bytes: Buffer.from('a file') }),
      await surface.ask(kim, 'reopenTicket', { ticketId: resolved, reason: own.reason }),
      await surface.ask(kim, 'closeTicket', { ticketId: toClose }),
      await surface.ask(kim, 'readTimeline', { ticketId: resolved }),
      await surface.ask(kim, 'readTicket', { ticketId: toClose }),
    ];

    assert.deepEqual(
      answers.map(({ status }) => status),
      answers.map(() => 200),
    );
    assert.deepEqual(answers.flatMap(leaksIn), []);
  });

  test('no page shows them: the portal, a signed link, forms sent, errors, the description of the API', async () => {
    const ended = await Promise.all(
      ['resolvedTicketId', 'closedTicketId', 'cancelledTicketId'].map(async (name) => {
        const { reference = '' } = await surface.must(alpha.callers.tier1_agent, 'readTicket', { ticketId: alpha.ids[name] });
        return `/p/tickets/${reference}`;
      }),
    );
    const addresses = [
      ...pages.filter(({ method }) => method === 'GET').map(({ path }) => addressOf(path, alpha.ids)),
      addressOf('/s/:token', { token: `${alpha.ids.token?.slice(0, -1)}A` }),
      `/p/tickets/${beta.ids.reference}`,
      ...ended,
      ...[
        '/',
        '/p?older=x',
        '/errors',
        '/errors/not-found',
        '/nothing/here',
        '/api/v1/nothing',
        '/api/openapi.json',
        '/metrics',
        '/readyz',
      ],
    ];
    const forms = pages
      .filter(({ method, path }) => method === 'POST' && path !== '/p/sign-out')
      .map(({ path }) => addressOf(path, alpha.ids));
    const texts = {
      text: 'Any news?',
      what: 'The mouse is gone',
      more: 'It ran',
      do: 'reply',
      email: 'x@client.example',
      password: 'wrong',
    };
    const seen = new Map<string, Sent>();

    for (const caller of [kim, manager, anonymous]) {
      for (const path of addresses)
        seen.set(`${caller.name} ${path}`, await surface.knock({ path, headers: { cookie: caller.cookie ?? '' } }));
      for (const path of forms) seen.set(`${caller.name} sends ${path}`, await sendForm(surface, await surface.again(caller), path, texts));
    }

    assert.deepEqual(
      [...seen].flatMap(([what, sent]) => leaksIn(sent).map((word) => `${what}: ${word}`)),
      [],
    );
    const shown = seen.get(`requester /p/tickets/${alpha.ids.reference}`);
    if (pages.length > 0) assert.ok(shown?.text.includes('Words that are shown: reply'), 'the page does show the public side');
  });

  test('mail to requesters holds none of them', async () => {
    const { rows } = await surface.place.database.pool.query<{ data: { to?: string } }>("select data from jobs.job where data ? 'to'");

    const toRequesters = rows.filter(({ data }) => data.to?.endsWith('@client.example'));

    assert.deepEqual(
      // What is shown to the other client's own requesters is marked too; to them it may be said.
      toRequesters.filter(({ data }) => /canary/i.test(data.to?.startsWith('beta-') ? withoutShown(data) : JSON.stringify(data))),
      [],
    );
  });

  test('what went wrong meanwhile is logged without them', () => {
    assert.deepEqual(
      surface.logged.filter((line) => /canary/i.test(line)),
      [],
    );
  });
});

const withoutShown = (data: unknown): string => JSON.stringify(data).replaceAll('canary-beta-shown', '');
