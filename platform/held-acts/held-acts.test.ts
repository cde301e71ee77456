import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignTicket, cancelTicket, prioritizeTicket, readTicket, resolveTicket } from '../../desk/tickets/contract.ts';
import { notInThisState } from '../../desk/tickets/refusals.ts';
import { type Desk, expectNotFound, expectRefusal, openDesk, type Person } from '../../test/desk.ts';
import { systemAuthority } from '../authority.ts';
import { revokeRole } from '../identity/index.ts';
import { inWork } from '../in-work.ts';
import { inputInvalid, notPermitted } from '../refusal.ts';
import { runRounds } from '../rounds-runner.ts';
import { holdAct, listHeldActs, undoHeldAct } from './contract.ts';
import { notHeldForPrograms, tooLateToUndo, tooManyHeld } from './refusals.ts';

const resolution = { resolution: 'Cleared the queue', tellRequester: 'It prints again.' };

async function takenTicket(desk: Desk): Promise<string> {
  const ticketId = await desk.openTicket();
  await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
  return ticketId;
}

const holdResolving = (desk: Desk, ticketId: string, who: Person = desk.ada) =>
  desk.does(who, holdAct, { operation: resolveTicket.name, input: { ticketId, ...resolution }, label: 'Resolving it' });

async function stateOf(desk: Desk, ticketId: string): Promise<string> {
  return (await desk.does(desk.dana, readTicket, { ticketId })).state;
}

const factsNamed = async (desk: Desk, name: string, stream: string) =>
  (await desk.place.database.pool.query('select actor, payload from log.fact where name = $1 and stream = $2', [name, stream])).rows;

test('what is held has not happened for ten seconds, and then it is done by whoever sent it, once on two nodes', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await takenTicket(desk);
  const { heldActId, dueAt, subjectId } = await holdResolving(desk, ticketId);
  desk.moveClockTo('2026-03-02T09:00:09Z');
  await runRounds(desk.place);
  const before = await stateOf(desk, ticketId);
  desk.moveClockTo('2026-03-02T09:00:10Z');

  await Promise.all([runRounds(desk.place), runRounds({ ...desk.place }), runRounds({ ...desk.place })]);

  const resolved = await factsNamed(desk, 'ticket-resolved', ticketId);
  const { items } = await desk.does(desk.ada, listHeldActs, {});
  assert.deepEqual([before, await stateOf(desk, ticketId)], ['in_progress', 'resolved']);
  assert.deepEqual([Temporal.Instant.from(dueAt).toString(), subjectId], ['2026-03-02T09:00:10Z', ticketId]);
  assert.deepEqual(
    resolved.map(({ actor }) => actor),
    [desk.ada.authority.actor],
  );
  assert.deepEqual(
    items.map((act) => [act.heldActId, act.state]),
    [[heldActId, 'done']],
  );
});

test('taken back in time it never happens; afterwards it is too late, and nobody takes back another’s', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [first, second] = [await takenTicket(desk), await takenTicket(desk)];
  const back = await holdResolving(desk, first);
  const done = await holdResolving(desk, second);
  await expectNotFound(desk.does(desk.priya, undoHeldAct, { heldActId: back.heldActId }));

  await desk.does(desk.ada, undoHeldAct, { heldActId: back.heldActId });
  desk.moveClockTo('2026-03-02T09:00:30Z');
  await runRounds(desk.place);

  assert.deepEqual([await stateOf(desk, first), await stateOf(desk, second)], ['in_progress', 'resolved']);
  await expectRefusal(desk.does(desk.ada, undoHeldAct, { heldActId: done.heldActId }), tooLateToUndo);
  await expectNotFound(desk.does(desk.ada, undoHeldAct, { heldActId: back.heldActId }));
});

test('what cannot be done is refused at once, and leaves nothing', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await desk.openTicket();
  const hold = (operation: string, input: Record<string, unknown>, who = desk.ada) =>
    desk.does(who, holdAct, { operation, input, label: 'Trying it' });

  await expectRefusal(holdResolving(desk, ticketId), notInThisState);
  await expectNotFound(holdResolving(desk, ticketId, desk.otto));
  const { errors } = await expectRefusal(hold(resolveTicket.name, { ticketId, resolution: '' }), inputInvalid);
  await expectRefusal(hold(cancelTicket.name, { ticketId, reason: 'Twice' }), inputInvalid);
  await expectRefusal(hold('noSuchOperation', {}), inputInvalid);

  assert.deepEqual((errors as { pointer: string }[]).map(({ pointer }) => pointer).toSorted(), [
    '#/input/resolution',
    '#/input/tellRequester',
  ]);
  assert.deepEqual((await desk.does(desk.ada, listHeldActs, {})).items, []);
  assert.equal(await stateOf(desk, ticketId), 'new');
});

test('when somebody made it impossible meanwhile, its sender is told why and finds what was typed', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await takenTicket(desk);
  const { heldActId } = await holdResolving(desk, ticketId);
  await desk.does(desk.dana, cancelTicket, { ticketId, reason: 'Opened twice' });
  desk.moveClockTo('2026-03-02T09:00:10Z');

  await Promise.all([runRounds(desk.place), runRounds({ ...desk.place })]);

  const told = await factsNamed(desk, 'held-act-failed', heldActId);
  const [act] = (await desk.does(desk.ada, listHeldActs, {})).items;
  assert.equal(told.length, 1);
  assert.deepEqual(
    [told[0].payload.accountId, told[0].payload.subjectId, told[0].payload.code, told[0].payload.label],
    [desk.ada.id, ticketId, 'not-in-this-state', 'Resolving it'],
  );
  assert.deepEqual([act?.state, act?.refusal?.code, act?.input], ['failed', 'not-in-this-state', { ticketId, ...resolution }]);
  assert.doesNotMatch(JSON.stringify(told), /Cleared the queue/);
  await desk.does(desk.ada, undoHeldAct, { heldActId });
  assert.deepEqual((await desk.does(desk.ada, listHeldActs, {})).items, []);
});

test('it is done with the rights of that moment: a role taken away ends it', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await takenTicket(desk);
  const { heldActId } = await holdResolving(desk, ticketId);
  await inWork(desk.place, { authority: systemAuthority, reach: '*' }, (work) =>
    revokeRole(work, desk.ada.id, { role: 'tier1_agent', clientId: desk.northgate.id }),
  );
  desk.moveClockTo('2026-03-02T09:00:10Z');

  await runRounds(desk.place);

  const [told] = await factsNamed(desk, 'held-act-failed', heldActId);
  assert.deepEqual([told.payload.code, await stateOf(desk, ticketId)], [notPermitted.code, 'in_progress']);
});

test('two acts on one ticket are done in the order in which they were sent, also hours later', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await takenTicket(desk);
  await desk.does(desk.ada, holdAct, {
    operation: prioritizeTicket.name,
    input: { ticketId, impact: 1, urgency: 1 },
    label: 'Making it P1',
  });
  desk.moveClockTo('2026-03-02T09:00:01Z');
  await holdResolving(desk, ticketId);
  desk.moveClockTo('2026-03-02T15:00:00Z');

  await runRounds(desk.place);

  const ticket = await desk.does(desk.ada, readTicket, { ticketId });
  assert.deepEqual([ticket.state, 'priority' in ticket && ticket.priority], ['resolved', 1]);
});

test('a token acts at once, and nobody holds more than can be watched', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const ticketId = await takenTicket(desk);
  const program = { ...desk.ada, authority: { ...desk.ada.authority, scopes: ['act.hold', 'ticket.work'] as const } };
  await expectRefusal(holdResolving(desk, ticketId, program), notHeldForPrograms);
  for (let count = 0; count < 50; count += 1) await holdResolving(desk, ticketId);

  await expectRefusal(holdResolving(desk, ticketId), tooManyHeld);
});

test('settled acts are forgotten: done ones soon, failed ones after 30 days', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const [good, bad] = [await takenTicket(desk), await takenTicket(desk)];
  await holdResolving(desk, good);
  await holdResolving(desk, bad);
  await desk.does(desk.dana, cancelTicket, { ticketId: bad, reason: 'Opened twice' });
  const left = async (at: string) => {
    desk.moveClockTo(at);
    await runRounds(desk.place);
    return (await desk.does(desk.ada, listHeldActs, {})).items.map(({ state }) => state);
  };

  assert.deepEqual(await left('2026-03-02T09:00:10Z'), ['done', 'failed']);
  assert.deepEqual(await left('2026-03-02T09:10:10Z'), ['failed']);
  assert.deepEqual(await left('2026-04-01T09:00:10Z'), []);
});
