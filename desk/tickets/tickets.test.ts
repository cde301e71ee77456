import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { idAt } from '../../platform/id.ts';
import { versionConflict } from '../../platform/refusal.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import {
  addNote,
  assignTicket,
  cancelTicket,
  closeTicket,
  holdTicket,
  listSteps,
  openTicket,
  prioritizeTicket,
  readTicket,
  readTimeline,
  recordStep,
  reopenTicket,
  replyToRequester,
  resolveTicket,
  resumeTicket,
} from './contract.ts';
import { categoryUnknown, notInThisState, reasonMissing, requesterUnknown, tooLateToReopen } from './refusals.ts';

const nobody = idAt(Temporal.Instant.from('2026-01-01T00:00:00Z'));
const fixed = { resolution: 'Replaced the drum', cause: 'Worn drum', tellRequester: 'Your printer prints again. Please try it.' };

describe('Opening a ticket', () => {
  test('Ada opens one for Kim with no more than a title, and its clock runs', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');

    const opened = await desk.does(desk.ada, openTicket, { requesterId: desk.kim.id, title: 'No network on floor 2' });

    assert.match(opened.reference, /^INC-\d+$/);
    assert.deepEqual([opened.priority, opened.state, opened.version], [3, 'new', 1]);
    // P3 is 24 working hours on Monday to Friday, 08:00 to 18:00: nine on Monday, ten on Tuesday, five on Wednesday.
    assert.equal(opened.dueAt, '2026-03-04T13:00:00Z');
    const ticket = await desk.does(desk.ada, readTicket, { ticketId: opened.ticketId });
    assert.ok('client' in ticket);
    assert.equal(ticket.client.id, desk.northgate.id);
    assert.deepEqual(
      [ticket.requester.name, ticket.requester.departmentName, ticket.requester.siteName],
      ['Kim', 'Finance', 'Head office'],
    );
    assert.deepEqual([ticket.tier, ticket.team.name, ticket.assignee, ticket.channel], [1, 'Service desk', null, 'phone']);
    assert.equal(ticket.openedAt, '2026-03-02T09:00:00Z');
  });

  test('Kim opens one alone, and it says that it came by the portal', async () => {
    const desk = await openDesk();

    const { ticketId, reference } = await desk.does(desk.kim, openTicket, { title: 'A new monitor', kind: 'service_request' });

    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.match(reference, /^REQ-/);
    assert.deepEqual([ticket.requester.id, ticket.channel], [desk.kim.id, 'portal']);
  });

  test('Kim opens none for somebody else, and Ada none for nobody, a stranger or another client’s requester', async () => {
    const desk = await openDesk();
    const title = 'No network';

    await expectRefusal(desk.does(desk.kim, openTicket, { title, requesterId: desk.sam.id }), requesterUnknown);
    await expectRefusal(desk.does(desk.ada, openTicket, { title }), requesterUnknown);
    await expectRefusal(desk.does(desk.ada, openTicket, { title, requesterId: nobody }), requesterUnknown);
    await expectRefusal(desk.does(desk.ada, openTicket, { title, requesterId: desk.sam.id }), requesterUnknown);
    await expectRefusal(desk.does(desk.ada, openTicket, { title, requesterId: desk.kim.id, categoryId: nobody }), categoryUnknown);
    await assert.rejects(desk.does(desk.ada, openTicket, { title, requesterId: desk.kim.id, siteId: desk.harbor.siteId }), /input-invalid/);
  });

  test('a ticket is found by its reference in any case, and its number outlives its kind', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const { reference } = await desk.does(desk.ada, readTicket, { ticketId });

    const found = await desk.does(desk.ada, readTicket, { ticketId: reference.toLowerCase() });

    assert.equal(found.ticketId, ticketId);
    assert.equal((await desk.does(desk.ada, readTicket, { ticketId: reference.replace('INC', 'REQ') })).ticketId, ticketId);
    await expectNotFound(desk.does(desk.ada, readTicket, { ticketId: 'INC-999999999999' }));
    await expectNotFound(desk.does(desk.otto, readTicket, { ticketId: reference }));
  });
});

describe('Working on a ticket', () => {
  test('from the call to Kim’s yes: taken, tried, told, waited for, resolved, closed', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();

    const taken = await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, recordStep, {
      ticketId,
      action: 'Printed a test page',
      expected: 'A page with text',
      outcome: 'did_not_work',
    });
    await desk.does(desk.ada, addNote, { ticketId, body: 'The drum looks worn' });
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'Which floor is it on?' });
    const waiting = await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'requester' });
    desk.moveClockTo('2026-03-02T10:00:00Z');
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'On floor 2' });
    const answered = await desk.does(desk.ada, readTicket, { ticketId });
    const resolved = await desk.does(desk.ada, resolveTicket, { ticketId, ...fixed });
    const closed = await desk.does(desk.kim, closeTicket, { ticketId });

    assert.deepEqual([taken.state, taken.assigneeId, taken.hops], ['in_progress', desk.ada.id, 0]);
    assert.equal(waiting.state, 'pending');
    assert.equal(answered.state, 'in_progress');
    assert.equal(resolved.state, 'resolved');
    assert.equal(closed.state, 'closed');
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.deepEqual([ticket.resolution, ticket.cause, ticket.resolvedAt], [fixed.resolution, fixed.cause, '2026-03-02T10:00:00Z']);
    assert.equal(ticket.version, closed.version);
    const { items } = await desk.does(desk.ada, readTimeline, { ticketId, limit: 200 });
    const told = items.filter(({ name }) => !name.startsWith('clock-') && !name.startsWith('promise-'));
    assert.deepEqual(
      told.map(({ name, by, side }) => `${name} ${by.name} ${side}`),
      [
        'ticket-opened Ada public',
        'ticket-assigned Ada internal',
        'step-tried Ada internal',
        'note-added Ada internal',
        'reply-sent Ada public',
        'ticket-state-changed Ada internal',
        'reply-sent Kim public',
        'ticket-state-changed Kim internal',
        'ticket-resolved Ada public',
        'ticket-closed Kim public',
      ],
    );
    assert.deepEqual(
      (await desk.does(desk.ada, listSteps, { ticketId })).items.map(({ action, outcome, by }) => [action, outcome, by]),
      [['Printed a test page', 'did_not_work', 'Ada']],
    );
  });

  test('a skipped step says why', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();

    await expectRefusal(desk.does(desk.ada, recordStep, { ticketId, action: 'Swapped the cable', outcome: 'skipped' }), reasonMissing);
    await desk.does(desk.ada, recordStep, { ticketId, action: 'Swapped the cable', outcome: 'skipped', result: 'No spare on site' });

    assert.equal((await desk.does(desk.ada, listSteps, { ticketId })).items.length, 1);
  });

  test('another impact and urgency are another priority, due another time from the same start; another priority than theirs has a reason', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    desk.moveClockTo('2026-03-02T11:00:00Z');

    const raised = await desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 2 });

    // P2 is eight working hours from 09:00.
    assert.deepEqual([raised.priority, raised.dueAt], [2, '2026-03-02T17:00:00Z']);
    const override = { ticketId, impact: 1, urgency: 2, priority: 1 } as const;
    await expectRefusal(desk.does(desk.ada, prioritizeTicket, override), reasonMissing);
    const overridden = await desk.does(desk.ada, prioritizeTicket, { ...override, overrideReason: 'The board meets at noon' });
    const again = await desk.does(desk.ada, prioritizeTicket, { ...override, overrideReason: 'The board meets at noon' });
    assert.deepEqual([again.version, again.dueAt], [overridden.version, null]);
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.deepEqual([ticket.priority, ticket.priorityOverrideReason], [1, 'The board meets at noon']);
  });

  test('it may wait for something else, and saying the same twice changes nothing', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });

    const waiting = await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'supplier', reason: 'Ordered a drum' });
    const again = await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'supplier' });
    await desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'schedule' });

    assert.equal(again.version, waiting.version);
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.equal(ticket.pendingReason, 'schedule');
    // Kim was not asked anything, so that what Kim says ends no waiting.
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'Any news?' });
    assert.equal((await desk.does(desk.ada, readTicket, { ticketId })).state, 'pending');
    assert.equal((await desk.does(desk.ada, resumeTicket, { ticketId })).state, 'in_progress');
  });
});

describe('Coming to an end', () => {
  test('Kim says that it is not fixed: it goes back to Ada, and what Kim says stands among the replies', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, resolveTicket, { ticketId, ...fixed });
    await desk.does(desk.kim, replyToRequester, { ticketId, body: 'I will look tomorrow' });
    assert.equal((await desk.does(desk.ada, readTicket, { ticketId })).state, 'resolved');

    const reopened = await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'It prints blank pages again' });

    assert.equal(reopened.state, 'in_progress');
    const ticket = await desk.does(desk.ada, readTicket, { ticketId });
    assert.ok('client' in ticket);
    assert.deepEqual([ticket.assignee?.name, ticket.resolvedAt, ticket.resolution], ['Ada', null, null]);
    const { items } = await desk.does(desk.kim, readTimeline, { ticketId });
    assert.deepEqual(
      items.filter(({ name }) => name === 'reply-sent').map(({ payload }) => payload.body),
      [fixed.tellRequester, 'I will look tomorrow', 'It prints blank pages again'],
    );
  });

  test('a closed ticket is reopened for ten working days of its calendar, then a follow-up is opened', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, resolveTicket, { ticketId, ...fixed });
    await desk.does(desk.kim, closeTicket, { ticketId });

    desk.moveClockTo('2026-03-16T18:00:01Z');
    const refused = await expectRefusal(desk.does(desk.kim, reopenTicket, { ticketId, reason: 'Broken again' }), tooLateToReopen);
    desk.moveClockTo('2026-03-16T18:00:00Z');
    const reopened = await desk.does(desk.kim, reopenTicket, { ticketId, reason: 'Broken again' });

    assert.equal(refused.until, '2026-03-16T18:00:00Z');
    assert.equal(reopened.state, 'in_progress');
  });

  test('what is out of order is refused and changes nothing', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const before = (await desk.does(desk.ada, readTicket, { ticketId })).version;

    await expectRefusal(desk.does(desk.ada, resolveTicket, { ticketId, ...fixed }), notInThisState);
    await expectRefusal(desk.does(desk.ada, closeTicket, { ticketId }), notInThisState);
    await expectRefusal(desk.does(desk.ada, holdTicket, { ticketId, waitsFor: 'supplier' }), notInThisState);
    await expectRefusal(desk.does(desk.ada, resumeTicket, { ticketId }), notInThisState);
    await expectRefusal(desk.does(desk.ada, reopenTicket, { ticketId, reason: 'Why not' }), notInThisState);

    assert.equal((await desk.does(desk.ada, readTicket, { ticketId })).version, before);
  });

  test('what is cancelled stays so: nobody works on it, talks about it or opens it again; a note may still be added', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' });

    await expectRefusal(desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' }), notInThisState);
    await expectRefusal(desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' }), notInThisState);
    await expectRefusal(desk.does(desk.ada, recordStep, { ticketId, action: 'Looked', outcome: 'worked' }), notInThisState);
    await expectRefusal(desk.does(desk.ada, prioritizeTicket, { ticketId, impact: 1, urgency: 1 }), notInThisState);
    await expectRefusal(desk.does(desk.ada, replyToRequester, { ticketId, body: 'Hello' }), notInThisState);
    await expectRefusal(desk.does(desk.kim, replyToRequester, { ticketId, body: 'Hello' }), notInThisState);
    await expectRefusal(desk.does(desk.kim, reopenTicket, { ticketId, reason: 'No' }), notInThisState);

    assert.ok((await desk.does(desk.ada, addNote, { ticketId, body: 'The other one is INC-10000' })).version > 0);
  });

  test('whoever edits what has changed since they read it is told so', async () => {
    const desk = await openDesk();
    const ticketId = await desk.openTicket();
    const { version } = await desk.does(desk.ada, readTicket, { ticketId });
    await desk.does(desk.lee, addNote, { ticketId, body: 'The switch is fine' });

    await expectRefusal(desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' }, { ifMatch: version }), versionConflict);

    const now = (await desk.does(desk.ada, readTicket, { ticketId })).version;
    assert.equal((await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' }, { ifMatch: now })).state, 'cancelled');
  });
});
