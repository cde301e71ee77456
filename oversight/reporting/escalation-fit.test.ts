import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptEscalation, escalateTicket, returnEscalation } from '../../desk/escalation/contract.ts';
import { resolveAndAnswer } from '../../desk/knowledge/contract.ts';
import { addCategory, assignTicket, recordStep, reopenTicket, replyToRequester, resolveTicket } from '../../desk/tickets/contract.ts';
import { type Desk, openDesk } from '../../test/desk.ts';
import { escalate, nextUpdate, triedTicket } from '../../test/escalation-desk.ts';
import { listEscalationFit, readEscalationFit } from './fit-contract.ts';

const solved = { resolution: 'A new driver', tellRequester: 'It prints again' };

/** Escalated by Ada, accepted by Priya, resolved by her after so many minutes. */
async function resolvedAbove(
  desk: Desk,
  { minutes, tier1Could, tried, override }: { minutes: number; tier1Could?: boolean; tried?: true; override?: string },
): Promise<string> {
  const ticketId = await triedTicket(desk);
  const packet = { criterion: 'authority', errorText: 'Error 5' } as const;
  const { escalationId } = await escalate(desk, ticketId, override === undefined ? {} : { packet, overrideReason: override });
  await desk.does(desk.priya, acceptEscalation, { escalationId });
  if (tried) {
    desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
    await desk.does(desk.priya, recordStep, { ticketId, action: 'Rolled the driver back', outcome: 'worked' });
  }
  desk.clock.moveTo(desk.clock.now().add({ minutes }));
  if (tier1Could === undefined) await desk.does(desk.priya, resolveTicket, { ticketId, ...solved });
  else
    await desk.does(desk.priya, resolveAndAnswer, {
      ticketId,
      ...solved,
      answers: { tier1Could, tier1Why: tier1Could ? 'A standard step' : 'Needs rights', knowledge: 'not_article_worthy' },
    });
  return ticketId;
}

test('what went up for nothing is the higher tier’s word; the estimate shows its signs and how often it was right', async () => {
  const desk = await openDesk();
  const easy = await resolvedAbove(desk, { minutes: 10, tier1Could: true });
  const hard = await resolvedAbove(desk, { minutes: 200, tier1Could: false, tried: true });
  const missed = await resolvedAbove(desk, { minutes: 60, tier1Could: true, tried: true });
  const silent = await resolvedAbove(desk, { minutes: 5 });
  const lacking = await resolvedAbove(desk, { minutes: 5, tier1Could: false, override: 'Policy says so' });
  const asked = { clientId: desk.northgate.id };

  const report = await desk.does(desk.dana, readEscalationFit, asked);
  const list = async (which: 'over' | 'estimated' | 'disagreed' | 'unanswered') =>
    (await desk.does(desk.dana, listEscalationFit, { ...asked, which })).items;

  const { escalated, answered, over, estimated, agreed, isCapped } = report;
  assert.deepEqual(
    { escalated, answered, over, estimated, agreed, isCapped },
    { escalated: 5, answered: 4, over: 2, estimated: 2, agreed: 3, isCapped: false },
  );
  assert.deepEqual((await list('over')).map(({ ticketId }) => ticketId).toSorted(), [easy, missed].toSorted());
  assert.deepEqual(
    (await list('estimated')).map(({ ticketId, evidence }) => [ticketId, evidence]),
    [
      [silent, ['quickly_resolved', 'nothing_tried_above']],
      [easy, ['quickly_resolved', 'nothing_tried_above']],
    ],
  );
  assert.deepEqual(
    (await list('disagreed')).map(({ ticketId }) => ticketId),
    [missed],
  );
  assert.deepEqual(
    (await list('unanswered')).map(({ ticketId }) => ticketId),
    [silent],
  );
  const all = [...(await list('over')), ...(await list('disagreed'))];
  assert.ok(all.every(({ ticketId }) => ticketId !== hard && ticketId !== lacking));
  assert.match(report.definitions.estimate, /at least two of these hold/);
});

test('what Tier 1 kept although it should have gone up is found by its signs, by team and by category', async () => {
  const desk = await openDesk('2026-03-02T09:00:00Z');
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId: desk.northgate.id, name: 'Printing' });
  const resolved = async (after: string, fields: Parameters<Desk['openTicket']>[0] = {}) => {
    desk.moveClockTo('2026-03-02T09:00:00Z');
    const ticketId = await desk.openTicket({ impact: 1, urgency: 1, categoryId, ...fields });
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'I look at it' });
    desk.moveClockTo(after);
    await desk.does(desk.ada, resolveTicket, { ticketId, ...solved });
    return ticketId;
  };
  const fine = await resolved('2026-03-02T09:30:00Z');
  const late = await resolved('2026-03-02T16:00:00Z');
  const back = await resolved('2026-03-02T09:30:00Z');
  await desk.does(desk.kim, reopenTicket, { ticketId: back, reason: 'It is back' });
  await desk.does(desk.ada, resolveTicket, { ticketId: back, ...solved });
  const exhausted = await triedTicket(desk);
  await desk.does(desk.ada, resolveTicket, { ticketId: exhausted, ...solved });
  desk.moveClockTo('2026-03-03T09:00:00Z');
  const asked = { clientId: desk.northgate.id };

  const report = await desk.does(desk.dana, readEscalationFit, asked);
  const first = await desk.does(desk.dana, listEscalationFit, { ...asked, which: 'under', limit: 2 });
  const rest = await desk.does(desk.dana, listEscalationFit, { ...asked, which: 'under', limit: 2, cursor: first.nextCursor ?? '' });
  const bare = await desk.does(desk.dana, listEscalationFit, { ...asked, which: 'under', categoryId: 'none' });

  const signs = new Map([...first.items, ...rest.items].map(({ ticketId, evidence }) => [ticketId, evidence]));
  assert.deepEqual(
    [signs.get(fine), signs.get(late), signs.get(back), signs.get(exhausted)],
    [undefined, ['breached'], ['reopened'], ['steps_exhausted']],
  );
  assert.equal(rest.nextCursor, null);
  assert.deepEqual(
    report.categories.map(({ categoryName, kept, under }) => [categoryName, kept, under]),
    [
      ['Printing', 3, 2],
      [null, 1, 1],
    ],
  );
  assert.deepEqual([report.kept, report.under, report.escalated], [4, 3, 0]);
  assert.equal(
    report.teams.reduce((sum, { under }) => sum + under, 0),
    3,
  );
  assert.deepEqual(
    bare.items.map(({ ticketId }) => ticketId),
    [exhausted],
  );
});

test('returned before as one for Tier 1 is what Tier 1 had sent, and what came back before it was accepted', async () => {
  const desk = await openDesk();
  const packet = { criterion: 'steps_exhausted', errorText: 'Error 5' } as const;
  const forTier1 = { reason: 'tier1_can_resolve' as const, whatWouldHelp: 'Change the cable' };
  const before = await triedTicket(desk);
  const first = await escalate(desk, before);
  await desk.does(desk.priya, returnEscalation, { escalationId: first.escalationId, ...forTier1 });
  const later = await triedTicket(desk);
  for (const ticketId of [before, later]) {
    const { escalationId } = await escalate(desk, ticketId);
    await desk.does(desk.priya, acceptEscalation, { escalationId });
  }
  const further = await desk.does(desk.priya, escalateTicket, {
    ticketId: later,
    packet: { ...packet, criterion: 'engineering' },
    overrideReason: 'Engineering asked for it',
    nextUpdate,
  });
  desk.clock.moveTo(desk.clock.now().add({ minutes: 1 }));
  await desk.does(desk.marta, returnEscalation, {
    escalationId: further.escalationId,
    reason: 'no_criterion_met',
    whatWouldHelp: 'A cause',
  });
  for (const ticketId of [before, later]) await desk.does(desk.priya, resolveTicket, { ticketId, ...solved });

  const { items } = await desk.does(desk.dana, listEscalationFit, { clientId: desk.northgate.id, which: 'estimated' });

  const signs = new Map(items.map(({ ticketId, evidence }) => [ticketId, evidence]));
  assert.equal(further.toTier, 3);
  assert.deepEqual(signs.get(before), ['quickly_resolved', 'returned_before', 'nothing_tried_above']);
  assert.deepEqual(signs.get(later), ['quickly_resolved', 'nothing_tried_above']);
});

test('nobody sees another client’s tickets in it', async () => {
  const desk = await openDesk();
  await resolvedAbove(desk, { minutes: 10, tier1Could: true });

  const { escalated, teams } = await desk.does(desk.dana, readEscalationFit, { clientId: desk.harbor.id });

  assert.deepEqual([escalated, teams], [0, []]);
});
