import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation } from '../../desk/escalation/contract.ts';
import { makePromise } from '../../desk/promises/contract.ts';
import { cancelTicket, replyToRequester, resolveTicket } from '../../desk/tickets/contract.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { escalate, triedTicket } from '../../test/escalation-desk.ts';
import { keepingDefinitions, listEndedPromises, readEndedPromisesFile, readPromiseKeeping } from './keeping-contract.ts';

const march = { from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' };
const nextUpdate = { what: '=1+1 is what the log says', dueAt: '2026-03-02T10:00:00Z' };
const body = 'The log says the driver is wrong.';

/** Tier 1 keeps one, breaks one and made one stricter; Tier 2 is late with one that Tier 1 had promised, and one stands open. */
async function aMorning(desk: Desk): Promise<void> {
  const [kept, broken, handed] = [await desk.openTicket(), await desk.openTicket(), await triedTicket(desk)];
  await desk.does(desk.ada, makePromise, { ticketId: kept, ...nextUpdate });
  await desk.does(desk.ada, makePromise, { ticketId: kept, ...nextUpdate, dueAt: '2026-03-02T09:45:00Z' });
  await desk.does(desk.ada, replyToRequester, { ticketId: kept, body });
  await desk.does(desk.ada, makePromise, { ticketId: broken, ...nextUpdate });
  await desk.does(desk.ada, cancelTicket, { ticketId: broken, reason: 'Opened twice' });
  const { escalationId } = await escalate(desk, handed, { nextUpdate });
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  desk.moveClockTo('2026-03-02T10:30:00Z');
  await desk.does(desk.priya, replyToRequester, { ticketId: handed, body });
}

test('the kept rate counts each promise once, to the tier that owed it and the client it was given at, and opens what is behind it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  await aMorning(desk);

  const read = await desk.does(desk.dana, readPromiseKeeping, { clientId, ...march });
  const { items } = await desk.does(desk.dana, listEndedPromises, { clientId, ...march });
  const late = await desk.does(desk.dana, listEndedPromises, { clientId, ...march, tier: 2, state: 'late' });

  assert.deepEqual(read.total, { kept: 1, late: 1, broken: 1, keptPercent: 33.3 });
  assert.deepEqual(read.byTier, [
    { tier: 1, kept: 1, late: 0, broken: 1, keptPercent: 50 },
    { tier: 2, kept: 0, late: 1, broken: 0, keptPercent: 0 },
  ]);
  assert.deepEqual(
    read.byClient.map(({ clientId: client, kept, late: tooLate, broken }) => [client, kept, tooLate, broken]),
    [[clientId, 1, 1, 1]],
  );
  assert.deepEqual(read.definitions, keepingDefinitions);
  assert.deepEqual(
    items.map(({ state, tier, why }) => [state, tier, why]),
    [
      ['late', 2, null],
      ['broken', 1, 'the ticket ended'],
      ['kept', 1, null],
    ],
  );
  assert.equal(late.items.length, 1);
});

test('what is overdue now, and escalated tickets whose requesters heard too little, are counted beside it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  const [forgotten, short] = [await desk.openTicket(), await triedTicket(desk)];
  await desk.does(desk.ada, makePromise, { ticketId: forgotten, ...nextUpdate });
  await escalate(desk, short, { nextUpdate: { ...nextUpdate, dueAt: '2026-03-02T12:00:00Z' } });
  desk.moveClockTo('2026-03-02T10:30:00Z');

  await desk.does(desk.ada, resolveTicket, { ticketId: short, resolution: 'A new driver', tellRequester: 'It prints again.' });

  const read = await desk.does(desk.dana, readPromiseKeeping, { clientId, ...march });
  assert.deepEqual([read.overdueNow, read.checkIns], [1, { resolved: 1, short: 1 }]);
});

test('the file has a row for each promise, page after page, and no cell runs in a spreadsheet', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const clientId = desk.northgate.id;
  await aMorning(desk);
  let text = '';

  await desk.does(
    desk.dana,
    readEndedPromisesFile,
    { clientId, ...march },
    {
      sendBytes: async ({ chunks }) => {
        for await (const chunk of chunks) text += Buffer.from(chunk).toString('utf8');
      },
    },
  );

  const [head, ...rows] = text.trimEnd().split('\r\n');
  assert.equal(head, 'client,ticket,title,tier,promised,due_at,ended_at,state,why');
  assert.equal(rows.length, 3);
  assert.ok(rows.every((row) => row.includes(",'=1+1 is what the log says,")));
});

test('a period that ends before it begins, or lasts for years, is refused; who works tickets reads no figures', async () => {
  const desk = await openDesk();
  const backwards = { from: march.until, until: march.from };

  assert.equal(readPromiseKeeping.input.safeParse(backwards).success, false);
  assert.equal(listEndedPromises.input.safeParse({ from: '2020-01-01T00:00:00Z', until: march.until }).success, false);
  assert.deepEqual(reachFor(desk.ada.authority, readPromiseKeeping.permission as 'report.read'), []);
});
