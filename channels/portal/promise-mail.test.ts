import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makePromise, replyAndPromise } from '../../desk/promises/contract.ts';
import { replyToRequester } from '../../desk/tickets/contract.ts';
import { registerRequester } from '../../estate/people/contract.ts';
import { runJobs } from '../../platform/jobs/index.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { createMailer, mailSettings, mailWorkers, noteMailServer } from '../../platform/mail/index.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { openMailServer, type Received } from '../../test/mail-server.ts';

const what = 'You hear what the print server’s log says';
const body = 'The log says the driver is wrong.';

/** Kim's colleague in Chicago with a ticket, on a desk that mails by a server of its own. */
async function openMailed(startsAt: string) {
  const desk = await openDesk(startsAt);
  const server = await openMailServer();
  const settings = mailSettings(server.url, 'Service desk <desk@secondline.example>');
  const mailer = createMailer({ settings, baseUrl: 'https://desk.example' });
  after(() => mailer.close());
  await noteMailServer(desk.place, mailer);
  const email = `rosa.${desk.northgate.id}@client.example`;
  const { requesterId } = await desk.does(desk.dana, registerRequester, {
    clientId: desk.northgate.id,
    name: 'Rosa',
    email,
    timeZone: 'America/Chicago',
  });
  const ticketId = await desk.openTicket({ requesterId, title: 'The café’s till prints nothing' });
  await hear(desk);
  await runJobs(desk.place, mailWorkers(mailer));
  const mailed = async () => {
    const before = server.received.length;
    await hear(desk);
    await hear(desk);
    await runJobs(desk.place, mailWorkers(mailer));
    return server.received
      .slice(before)
      .filter(({ to }) => to.includes(email))
      .map(unpacked);
  };
  return { desk, ticketId, mailed };
}

const hear = async (desk: Desk): Promise<void> => void (await followOnce(desk.place));

/** A letter's header and plain words as they were before they were packed for the way. */
const unpacked = ({ text }: Received): string =>
  Buffer.from(
    text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

test('a requester is mailed what they are promised, once, with the time as their own clock shows it', async () => {
  const { desk, ticketId, mailed } = await openMailed('2026-03-06T15:00:00Z');

  // The clocks in Chicago go forward between now and then: 14:00 there is 19:00 in UTC.
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-09T19:00:00Z' });

  const letters = await mailed();
  assert.equal(letters.length, 1);
  assert.match(letters[0] ?? '', /^Subject: INC-\d+: you hear more by Mon 9 March, 14:00 \(Chicago time\)\r$/m);
  assert.match(letters[0] ?? '', /Hello Rosa,/);
  assert.match(letters[0] ?? '', /The café’s till prints nothing/);
  assert.match(letters[0] ?? '', /You hear what the print server’s log says/);
  assert.match(letters[0] ?? '', /https:\/\/desk\.example\/p\/tickets\/INC-\d+/);
  assert.deepEqual(await mailed(), []);
});

test('a promise that is moved says what was promised before; one update is one letter', async () => {
  const { desk, ticketId, mailed } = await openMailed('2026-03-02T15:00:00Z');
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T16:00:00Z' });
  await mailed();

  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T18:00:00Z' });

  const letters = await mailed();
  assert.equal(letters.length, 1);
  assert.match(letters[0] ?? '', /has moved to Mon 2 March, 12:00/);
  assert.match(letters[0] ?? '', /We had promised it by Mon 2 March, 10:00 \(Chicago time\)/);
});

test('whoever was told late is told so, with the next update in the same letter; what was kept in time needs none', async () => {
  const { desk, ticketId, mailed } = await openMailed('2026-03-02T15:00:00Z');
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T16:00:00Z' });
  await mailed();
  desk.moveClockTo('2026-03-02T16:40:00Z');
  await desk.does(desk.ada, replyAndPromise, { ticketId, body, nextUpdate: { what, dueAt: '2026-03-02T18:00:00Z' } });

  const late = await mailed();
  await desk.does(desk.ada, replyToRequester, { ticketId, body });

  assert.equal(late.length, 1);
  assert.match(late[0] ?? '', /^Subject: INC-\d+: your update came late\r$/m);
  assert.match(late[0] ?? '', /by Mon 2 March, 10:00 \(Chicago time\), and gave it 40 minutes later/);
  assert.match(late[0] ?? '', /You hear more by Mon 2 March, 12:00/);
  assert.deepEqual(await mailed(), []);
});

test('a promise that is over by the time it would be announced is not', async () => {
  const { desk, ticketId, mailed } = await openMailed('2026-03-02T15:00:00Z');
  await desk.does(desk.ada, makePromise, { ticketId, what, dueAt: '2026-03-02T16:00:00Z' });
  desk.moveClockTo('2026-03-02T22:00:00Z');

  assert.deepEqual(await mailed(), []);
});
