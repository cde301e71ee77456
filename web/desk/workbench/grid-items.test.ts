import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gridItems } from './grid-items.ts';
import { lineOfWaiting } from './lines.ts';

const waiting = (escalationId: string) =>
  lineOfWaiting(
    {
      escalationId,
      ticketId: escalationId,
      reference: 'INC-1',
      title: 'Accounts lock out',
      clientName: 'Northgate',
      priority: 2,
      state: 'in_progress',
      criterion: 'pattern',
      why: null,
      packetComplete: 6,
      returns: 0,
      raisedBy: 'Ada',
      raisedAt: '2026-03-02T09:00:00Z',
      dueAt: null,
      secondsLeft: null,
      landing: null,
    },
    2,
    '2026-03-02T09:00:00Z',
  );
const own = (ticketId: string) => ({ ...waiting(ticketId), key: ticketId, onTop: false });

test('what waits for a verdict stands on top under a heading of its own', () => {
  const items = gridItems([waiting('a'), own('b'), own('c')]);

  const shown = items.map((item) => ('heading' in item ? `${item.heading} ${item.count}` : `${item.line.key} at ${item.place}`));
  assert.deepEqual(shown, ['waiting 1', 'waiting a at 0', 'tier 2', 'b at 1', 'c at 2']);
});

test('a queue in which nothing waits has no headings', () => {
  assert.deepEqual(
    gridItems([own('b')]).map((item) => 'heading' in item),
    [false],
  );
});
