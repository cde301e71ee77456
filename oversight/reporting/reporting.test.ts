import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignTicket } from '../../desk/tickets/contract.ts';
import { formTeam } from '../../estate/people/contract.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { notPermitted } from '../../platform/refusal.ts';
import { expectRefusal, openDesk } from '../../test/desk.ts';
import { definitions, readKpis } from './contract.ts';

test('a manager counts tickets, updates, changes of team and tickets that came back, of the clients they serve only', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const name = (what: string) => `${what} ${desk.northgate.id}`;
  const printers = await desk.does(desk.dana, formTeam, { name: name('Printers'), tier: 1 });
  const accounts = await desk.does(desk.dana, formTeam, { name: name('Accounts'), tier: 1 });
  const ticketId = await desk.openTicket();
  await desk.openTicket();
  for (const teamId of [printers.teamId, accounts.teamId]) await desk.does(desk.ada, assignTicket, { ticketId, teamId });
  await desk.does(desk.ada, assignTicket, { ticketId, teamId: printers.teamId, acceptLoop: true, reason: 'It is the printer after all' });

  const kpis = await desk.does(desk.dana, readKpis, { clientId: desk.northgate.id });

  const { asOf, definitions: words, ...counts } = kpis;
  assert.deepEqual(counts, { tickets: 2, events: 5, groupChanges: 2, pingPongTickets: 1 });
  assert.deepEqual(words, definitions);
  const elsewhere = await desk.does(desk.dana, readKpis, { clientId: desk.harbor.id });
  assert.equal(elsewhere.tickets, 0);
});

test('who works tickets does not read the desk’s figures', async () => {
  const desk = await openDesk();

  assert.deepEqual(reachFor(desk.ada.authority, 'report.read'), []);
  await assert.doesNotReject(desk.does(desk.dana, readKpis, {}));
  await expectRefusal(desk.does(desk.ada, formTeam, { name: 'My own', tier: 1 }), notPermitted);
});
