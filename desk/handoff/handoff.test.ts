import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { followOnce } from '../../platform/log/follow.ts';
import type { Exchange } from '../../platform/module.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { completePacket, escalate, triedTicket } from '../../test/escalation-desk.ts';
import { bytesOf, raisedToTier3 } from '../../test/handoff-desk.ts';
import { wordsOfPdf } from '../../test/pdf-words.ts';
import { acceptEscalation, addToPacket } from '../escalation/contract.ts';
import { listHypotheses, reopenHypothesis } from '../hypotheses/contract.ts';
import { hypothesisStillOpen } from '../hypotheses/refusals.ts';
import { listNotices } from '../notices/contract.ts';
import { addNote, attachEvidence, readTimeline, recordStep } from '../tickets/contract.ts';
import { readHandoff, readHandoffFile } from './contract.ts';
import { askEngineers, handoffOf, layoutOf, takeAnswer } from './index.ts';

/** Takes a file as a browser would. */
function taker() {
  const taken: { bytes: Buffer; headers: Readonly<Record<string, string>> } = { bytes: Buffer.alloc(0), headers: {} };
  const sendBytes: Exchange['sendBytes'] = async ({ chunks, headers }) => {
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks) parts.push(chunk);
    taken.bytes = Buffer.concat(parts);
    taken.headers = headers;
  };
  return { taken, exchange: { sendBytes } };
}

const pagesOf = (pdf: Buffer) => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length;

describe('The handoff', () => {
  test('says on one page what is asked, what was ruled out by what, and which access is lacking', async () => {
    const desk = await openDesk();
    const { ticketId, file } = await raisedToTier3(desk);

    const handoff = await desk.does(desk.marta, readHandoff, { ticketId });

    assert.equal(handoff.question, 'Which service on FILE01 signs in with the old password, and can you reset it?');
    assert.deepEqual(handoff.accessLacking, [
      { system: 'Active Directory', right: 'reset of service accounts', owner: null, mapSays: 'not_on_map' },
    ]);
    assert.deepEqual(
      handoff.ruledOut.map(({ number, because, by, evidence }) => [number, because, by, evidence.map(({ fileName }) => fileName)]),
      [
        [1, 'The caller is FILE01 every time, never a phone', 'Priya', ['dc01-4740.log']],
        [2, 'Both say 10 attempts in 30 minutes', 'Priya', []],
      ],
    );
    assert.deepEqual(
      handoff.openTheories.map(({ number, confidence, state }) => [number, confidence, state]),
      [[3, 'high', 'testing']],
    );
    assert.equal(handoff.attachments[0]?.sha256, file.sha256);
    assert.deepEqual(handoff.nextPromise, { what: 'What the engineers found on FILE01', dueAt: '2026-03-09T15:00:00Z' });
    assert.equal(handoff.clock?.secondsLeft, handoff.clock?.targetSeconds);
    assert.equal(handoff.packet?.criterion, 'It needs a right that this tier does not have');
    assert.equal(handoff.raisedBy, 'Priya');
  });

  test('is one A4 for a normal case, and the same file to the byte', async () => {
    const desk = await openDesk();
    const { ticketId } = await raisedToTier3(desk);
    const takers = [taker(), taker()];

    for (const { exchange } of takers) await desk.does(desk.marta, readHandoffFile, { ticketId, format: 'pdf' }, exchange);

    const [pdf = taker(), again = taker()] = takers;
    assert.equal(pdf.taken.headers['content-type'], 'application/pdf');
    assert.equal(pagesOf(pdf.taken.bytes), 1);
    assert.ok(pdf.taken.bytes.equals(again.taken.bytes));
    const out = process.env.SECONDLINE_TEST_KEEP_PDF;
    if (out !== undefined) await (await import('node:fs/promises')).writeFile(`${out}/handoff.pdf`, pdf.taken.bytes);
  });

  test('that has more than a page can hold goes on, and counting pages can tell', async () => {
    const desk = await openDesk();
    const { ticketId, phone } = await raisedToTier3(desk);
    await desk.does(desk.priya, reopenHypothesis, { ticketId, hypothesisId: phone, because: 'A second phone' });
    await desk.asDesk((work) =>
      Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          takeAnswer(work, {
            ticketId,
            by: 'Vera Holt',
            via: 'link',
            text: `${at} ${'We looked at it and saw nothing. '.repeat(20)}`,
            refutes: null,
            url: null,
            externalId: null,
          }),
        ),
      ),
    );
    const { taken, exchange } = taker();

    await desk.does(desk.marta, readHandoffFile, { ticketId, format: 'pdf' }, exchange);

    assert.ok(pagesOf(taken.bytes) > 1);
  });

  test('is the same in Markdown, with nothing of it that would be markup', async () => {
    const desk = await openDesk();
    const { ticketId } = await raisedToTier3(desk, { title: '<script>alert(1)</script> @octocat [x](https://evil.example)' });
    const { taken, exchange } = taker();

    await desk.does(desk.marta, readHandoffFile, { ticketId, format: 'markdown' }, exchange);

    const text = taken.bytes.toString();
    const { sections } = layoutOf(await desk.does(desk.marta, readHandoff, { ticketId }));
    for (const { title } of sections) assert.ok(text.includes(`## ${title}`), title);
    assert.match(text, /× H1 \| Stale credentials on a phone/);
    assert.doesNotMatch(text, /<script|@octocat|\]\(https/);
  });

  test('reads what moves as it stands, and what was sent as it was sent', async () => {
    const desk = await openDesk();
    const { ticketId, phone } = await raisedToTier3(desk);
    const before = await desk.does(desk.marta, readHandoff, { ticketId });
    desk.moveClockTo('2026-03-02T11:00:00Z');
    await desk.does(desk.priya, reopenHypothesis, { ticketId, hypothesisId: phone, because: 'A second phone' });
    await desk.does(desk.ada, attachEvidence, { ticketId, fileName: 'later.log' }, { bytes: bytesOf('later') });

    const after = await desk.does(desk.marta, readHandoff, { ticketId });

    assert.equal(after.packet?.sha256, before.packet?.sha256);
    assert.equal(after.question, before.question);
    assert.equal(after.ruledOut.length, 1);
    assert.equal(after.openTheories.length, 2);
    assert.equal(after.attachments.length, 2);
    assert.equal((before.clock?.secondsLeft ?? 0) - (after.clock?.secondsLeft ?? 0), 2 * 60 * 60);
  });

  test('holds what was added to the packet after it was sent, however much was tried since', async () => {
    const desk = await openDesk();
    const { ticketId, escalationId } = await raisedToTier3(desk);
    const log = await desk.does(desk.priya, attachEvidence, { ticketId, fileName: 'file01.evtx' }, { bytes: bytesOf('7031') });
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const words = 'Event 7031 on FILE01: the service VeeamAgent starts anew. password=Sommer2026!';
    const added = await desk.does(desk.priya, addToPacket, { escalationId, item: 'evidence', words, evidenceIds: [log.evidenceId] });
    for (let at = 1; at <= 12; at += 1)
      await desk.does(desk.priya, recordStep, { ticketId, action: `Looked at service ${at} of FILE01`, outcome: 'did_not_work' });

    const handoff = await desk.does(desk.marta, readHandoff, { ticketId });
    const [pdf, markdown] = [taker(), taker()];
    await desk.does(desk.marta, readHandoffFile, { ticketId, format: 'pdf' }, pdf.exchange);
    await desk.does(desk.marta, readHandoffFile, { ticketId, format: 'markdown' }, markdown.exchange);

    assert.deepEqual(
      handoff.additions.map(({ item, evidence, sha256, by, at }) => [item, evidence.map(({ fileName }) => fileName), sha256, by, at]),
      [['evidence', ['file01.evtx'], added.sha256, 'Priya', '2026-03-02T10:00:00Z']],
    );
    assert.doesNotMatch(JSON.stringify(handoff.timeline), /VeeamAgent/);
    const forms = [
      JSON.stringify(handoff),
      JSON.stringify(layoutOf(handoff)),
      wordsOfPdf(pdf.taken.bytes),
      markdown.taken.bytes.toString(),
    ];
    for (const form of forms) {
      assert.match(form, /Event 7031 on FILE01: the service VeeamAgent starts anew/);
      assert.match(form, /file01\.evtx/);
      assert.doesNotMatch(form, /Sommer2026/);
    }
    assert.equal(pagesOf(pdf.taken.bytes), 1);
  });

  test('of a ticket that never went up says so, and of another client’s is not found', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    const handoff = await desk.does(desk.ada, readHandoff, { ticketId });

    assert.equal(handoff.packet, null);
    assert.match(layoutOf(handoff).notes[0] ?? '', /^Not raised/);
    await expectNotFound(desk.does(desk.otto, readHandoff, { ticketId }));
    await expectNotFound(desk.does(desk.otto, readHandoffFile, { ticketId, format: 'pdf' }));
  });
});

describe('What is asked of Tier 3', () => {
  const lacking = { system: 'Active Directory', right: 'reset of service accounts' };

  test('is nothing where a packet asked Tier 2 only; what Tier 1 sent is told all the same', async () => {
    const desk = await openDesk();
    const ticketId = await triedTicket(desk);
    const { escalationId } = await escalate(desk, ticketId, {
      packet: { ...completePacket, criterion: 'access', accessLacking: lacking, question: 'Can you unlock the account?' },
    });
    await desk.does(desk.priya, acceptEscalation, { escalationId });

    const handoff = await desk.does(desk.priya, readHandoff, { ticketId });

    assert.equal(handoff.question, null);
    assert.deepEqual(handoff.accessLacking, []);
    assert.equal(handoff.errorText, completePacket.errorText);
    const page = JSON.stringify(layoutOf(handoff));
    assert.match(page, /Nothing was asked of Tier 3 yet/);
    assert.doesNotMatch(page, /Can you unlock the account|reset of service accounts/);
  });

  test('is what was put on the ticket last, with its right, once, without its secrets', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const ask = (asked: Partial<Parameters<typeof askEngineers>[1]>) =>
      desk.as(desk.priya, (work) => askEngineers(work, { ticketId, ...asked }));
    await ask({ question: 'Which service signs in? The old password=Sommer2026! fails', accessLacking: lacking });
    desk.moveClockTo('2026-03-02T10:00:00Z');
    const first = await desk.does(desk.priya, readHandoff, { ticketId });

    await ask({ question: first.question ?? '', accessLacking: lacking });
    await ask({ question: 'Which service on FILE01 signs in?' });
    const second = await desk.does(desk.priya, readHandoff, { ticketId });
    await ask({ accessLacking: null });
    const third = await desk.does(desk.priya, readHandoff, { ticketId });

    assert.match(first.question ?? '', /^Which service signs in\? The old password=\[password hidden/);
    assert.deepEqual(first.asked, { by: 'Priya', at: '2026-03-02T09:00:00Z' });
    assert.deepEqual(first.accessLacking, [{ ...lacking, owner: null, mapSays: 'not_on_map' }]);
    assert.equal(second.question, 'Which service on FILE01 signs in?');
    assert.deepEqual(second.accessLacking, first.accessLacking);
    assert.deepEqual([third.question, third.accessLacking], [second.question, []]);
    const { items } = await desk.does(desk.priya, readTimeline, { ticketId, limit: 200 });
    assert.equal(items.filter(({ name }) => name === 'handoff-asked').length, 3);
    const own = await desk.does(desk.kim, readTimeline, { ticketId, limit: 200 });
    assert.doesNotMatch(JSON.stringify(own), /FILE01/);
    await expectNotFound(desk.as(desk.otto, (work) => askEngineers(work, { ticketId, question: 'And mine?' })));
  });

  test('is the packet’s own until something else is asked', async () => {
    const desk = await openDesk();
    const { ticketId } = await raisedToTier3(desk);
    const packets = await desk.does(desk.priya, readHandoff, { ticketId });
    desk.moveClockTo('2026-03-02T10:00:00Z');

    await desk.as(desk.priya, (work) => askEngineers(work, { ticketId, question: packets.question ?? '' }));
    const same = await desk.does(desk.priya, readHandoff, { ticketId });
    await desk.as(desk.priya, (work) => askEngineers(work, { ticketId, question: 'Which agent is it?' }));
    const newer = await desk.does(desk.priya, readHandoff, { ticketId });

    assert.deepEqual([same.question, same.asked], [packets.question, null]);
    assert.equal(newer.question, 'Which agent is it?');
    assert.deepEqual(newer.accessLacking, packets.accessLacking);
    assert.equal(newer.packet?.sha256, packets.packet?.sha256);
  });
});

describe('An engineer’s answer', () => {
  const answer = { by: 'Vera Holt', via: 'link', refutes: null, url: null, externalId: null } as const;

  test('comes into the ticket’s story in their own name, marked as from outside', async () => {
    const desk = await openDesk();
    const { ticketId } = await raisedToTier3(desk);

    await desk.asDesk((work) => takeAnswer(work, { ...answer, ticketId, text: 'It is the backup agent' }));

    const { items } = await desk.does(desk.priya, readTimeline, { ticketId, limit: 200 });
    const entry = items.find(({ name }) => name === 'handoff-answered');
    assert.equal(entry?.by.name, 'Vera Holt');
    assert.equal(entry?.by.actor, 'external:Vera Holt');
    assert.equal(entry?.side, 'internal');
    const own = await desk.does(desk.kim, readTimeline, { ticketId, limit: 200 });
    assert.doesNotMatch(JSON.stringify(own), /backup agent|Vera/);
  });

  test('that refutes a ruled-out line opens it again with their reason; what is open cannot be refuted', async () => {
    const desk = await openDesk();
    const { ticketId, phone, service } = await raisedToTier3(desk);

    await desk.asDesk((work) => takeAnswer(work, { ...answer, ticketId, text: 'FILE01 proxies phones', refutes: phone }));

    const { items } = await desk.does(desk.priya, listHypotheses, { ticketId });
    const reopened = items.find(({ hypothesisId }) => hypothesisId === phone);
    assert.equal(reopened?.state, 'open');
    assert.equal(reopened.reopened?.because, 'FILE01 proxies phones');
    assert.equal(reopened.reopened.by, 'Vera Holt');
    await expectRefusal(
      desk.asDesk((work) => takeAnswer(work, { ...answer, ticketId, text: 'This too', refutes: service })),
      hypothesisStillOpen,
    );
    const handoff = await desk.asDesk((work) => handoffOf(work, ticketId));
    assert.deepEqual(
      handoff.answers.map(({ by, refutes }) => [by, refutes]),
      [['Vera Holt', 1]],
    );
  });

  test('rings the bell of whoever has the ticket, once, and says when it takes back what was ruled out', async () => {
    const desk = await openDesk();
    const { ticketId, phone } = await raisedToTier3(desk);
    const told = { ...answer, ticketId, via: 'github', text: 'It is the backup agent', externalId: 'github:1:comment:7' } as const;

    for (const said of [told, told, { ...answer, ticketId, text: 'FILE01 proxies phones', refutes: phone }]) {
      await desk.asDesk((work) => takeAnswer(work, said));
      await followOnce(desk.place);
    }

    const { items } = await desk.does(desk.priya, listNotices, {});
    assert.deepEqual(
      items.flatMap(({ about }) => (about.of === 'escalation' ? [[about.what, about.byName, about.words, about.toldAs]] : [])).toSorted(),
      [
        ['handoff_answered', 'Vera Holt', 'It is the backup agent', 'assignee'],
        ['handoff_refuted', 'Vera Holt', 'FILE01 proxies phones', 'assignee'],
      ],
    );
    assert.deepEqual((await desk.does(desk.ada, listNotices, {})).items, []);
  });

  test('told twice by another system is taken once', async () => {
    const desk = await openDesk();
    const { ticketId } = await raisedToTier3(desk);
    const told = { ...answer, ticketId, via: 'github', text: 'Seen it', externalId: 'github:1:comment:7' } as const;

    const first = await desk.asDesk((work) => takeAnswer(work, told));
    const second = await desk.asDesk((work) => takeAnswer(work, told));

    assert.deepEqual([first, second], [true, false]);
    await desk.does(desk.priya, addNote, { ticketId, body: 'Goes on' });
    assert.equal((await desk.does(desk.marta, readHandoff, { ticketId })).answers.length, 1);
  });
});
