import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeAgent } from '../../estate/people/contract.ts';
import { followOnce } from '../../platform/log/follow.ts';
import { inputInvalid, notFound } from '../../platform/refusal.ts';
import { expectRefusal } from '../../test/desk.ts';
import { openNoticesDesk, unpacked } from '../../test/notices-desk.ts';
import { acknowledgeWarning } from '../clocks/contract.ts';
import { makePromise } from '../promises/contract.ts';
import { assignTicket, readTimeline, replyToRequester } from '../tickets/contract.ts';
import type { About } from './about.ts';
import { countUnreadNotices, listNotices, readNotices } from './contract.ts';

const percentOf = (about: About): number => (about.of === 'clock' ? about.percent : 0);

describe('A warning', () => {
  test('rings at the assignee, then at the lead too, then at the service manager too, and explains itself', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });

    for (const percent of [50, 75, 90]) await desk.warn(ticketId, percent);
    await desk.hear();

    const percents = async (person: typeof desk.ada) => (await desk.bellOf(person)).map(({ about }) => percentOf(about)).sort();
    assert.deepEqual([await percents(desk.ada), await percents(desk.tess), await percents(desk.sia)], [[50, 75, 90], [75, 90], [90]]);
    const [newest] = (await desk.bellOf(desk.tess)).filter(({ about }) => percentOf(about) === 75);
    assert.equal(newest?.ticket.clientName.startsWith('Northgate'), true);
    assert.deepEqual(
      newest?.about.of === 'clock' && [
        newest.about.toldAs,
        newest.about.targetSeconds,
        newest.about.secondsLeft,
        newest.about.calendar.zone,
      ],
      ['team_lead', 24 * 3_600, 6 * 3_600, 'UTC'],
    );
    assert.equal((await desk.bellOf(desk.priya)).length, 0);
  });

  test('is mailed to each who is told, in words that explain it, with a link to the ticket', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket({ title: 'The café’s till prints nothing' });
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: desk.tess.id });

    await desk.warn(ticketId, 75);
    await desk.hear();

    const letters = await desk.mailed();
    assert.deepEqual(
      letters.map(({ to }) => to),
      [[desk.email(desk.tess)]],
    );
    const words = letters[0] === undefined ? '' : unpacked(letters[0]);
    assert.match(words, /75 % of the resolution time of INC-\d+ is used: 6:00 left of 24:00, due Wed, Mar 4, 13:00/);
    assert.match(words, /counted on Mon–Fri 08:00–18:00 \(UTC\); you are the assignee\./);
    assert.match(words, /The café’s till prints nothing \(Northgate/);
    assert.match(words, /Open the ticket: https:\/\/desk\.example\/t\/INC-\d+/);
  });

  test('of a ticket that nobody has is the lead’s concern', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();

    await desk.warn(ticketId, 50);
    await desk.hear();

    assert.deepEqual(
      (await desk.bellOf(desk.tess)).map(({ about }) => about.toldAs),
      ['team_lead'],
    );
    assert.equal((await desk.bellOf(desk.ada)).length, 0);
  });

  test('tells nobody who no longer serves the client, and nobody who cannot come in', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    const grants = [{ role: 'tier1_agent' as const, clientId: desk.harbor.id }];
    await desk.does(desk.dana, changeAgent, { agentId: desk.ada.id, grants });
    await desk.does(desk.dana, changeAgent, { agentId: desk.tess.id, disabled: true });

    await desk.warn(ticketId, 100);
    await desk.hear();

    const ringing = await desk.asDesk((work) =>
      work.sql.selectFrom('notices.notice').select('recipient_id').where('ticket_id', '=', ticketId).execute(),
    );
    assert.deepEqual(ringing, [{ recipient_id: desk.sia.id }]);
  });

  test('is no longer seen by whoever lost the client since', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.warn(ticketId, 50);
    await desk.hear();
    const elsewhere = {
      ...desk.tess,
      authority: { ...desk.tess.authority, grants: [{ role: 'team_lead' as const, clientId: desk.harbor.id }] },
    };

    assert.equal((await desk.bellOf(desk.tess)).length, 1);
    assert.equal((await desk.bellOf(elsewhere)).length, 0);
    assert.equal((await desk.does(elsewhere, countUnreadNotices, {})).unread, 0);
  });

  test('comes once, though two nodes hear the log at once and again after', async () => {
    const desk = await openNoticesDesk();
    const tickets = [await desk.openTicket(), await desk.openTicket(), await desk.openTicket()];
    for (const ticketId of tickets) for (const percent of [50, 75]) await desk.warn(ticketId, percent);

    await Promise.all([followOnce(desk.place), followOnce(desk.place), followOnce(desk.place)]);
    await desk.hear();

    const bell = await desk.bellOf(desk.tess);
    assert.equal(bell.length, 6);
    assert.equal((await desk.mailed()).length, 3, 'one mail per ticket: both thresholds of a ticket came at once');
  });

  test('that the desk told late says since when', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.warn(ticketId, 50, { late: true, reachedAt: '2026-03-02T08:10:00Z' });
    await desk.hear();

    const [letter] = await desk.mailed();
    assert.match(letter === undefined ? '' : unpacked(letter), /It was reached 08:10, while the desk was not running\./);
    const [rung] = await desk.bellOf(desk.tess);
    assert.equal(rung?.about.of === 'clock' && rung.about.late, true);
  });

  test('second of its kind on one clock is refused by the database', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.warn(ticketId, 50);

    await assert.rejects(desk.warn(ticketId, 50), /warning_pkey/);
  });
});

describe('The bell', () => {
  test('counts what is unread, and what was read is still there', async () => {
    const desk = await openNoticesDesk();
    for (const ticketId of [await desk.openTicket(), await desk.openTicket()]) await desk.warn(ticketId, 50);
    await desk.hear();
    const [newest, oldest] = await desk.bellOf(desk.tess);

    const after = await desk.does(desk.tess, readNotices, { noticeIds: [newest?.noticeId ?? ''] });

    assert.deepEqual(after, { unread: 1, unreadIsCapped: false });
    const { items } = await desk.does(desk.tess, listNotices, { show: 'unread' });
    assert.deepEqual(
      items.map(({ noticeId }) => noticeId),
      [oldest?.noticeId],
    );
    assert.equal((await desk.bellOf(desk.tess)).length, 2);
  });

  test('marks nothing that came after what was seen', async () => {
    const desk = await openNoticesDesk();
    await desk.warn(await desk.openTicket(), 50);
    await desk.hear();
    desk.moveClockTo('2026-03-02T09:30:00Z');
    await desk.warn(await desk.openTicket(), 50);
    await desk.hear();

    const after = await desk.does(desk.tess, readNotices, { until: '2026-03-02T09:00:00Z' });

    assert.equal(after.unread, 1);
  });

  test('is each one’s own: nobody reads or marks another’s', async () => {
    const desk = await openNoticesDesk();
    await desk.warn(await desk.openTicket(), 50);
    await desk.hear();
    const [hers] = await desk.bellOf(desk.tess);

    await expectRefusal(desk.does(desk.sia, readNotices, { noticeIds: [hers?.noticeId ?? ''] }), notFound);

    assert.equal((await desk.does(desk.tess, countUnreadNotices, {})).unread, 1);
    assert.equal((await desk.bellOf(desk.sia)).length, 0);
  });

  test('pages through a long list without a gap', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    for (const percent of [10, 20, 30, 40, 50]) await desk.warn(ticketId, percent);
    await desk.hear();

    const first = await desk.does(desk.tess, listNotices, { limit: 2 });
    const second = await desk.does(desk.tess, listNotices, { limit: 2, cursor: first.nextCursor ?? '' });
    const third = await desk.does(desk.tess, listNotices, { limit: 2, cursor: second.nextCursor ?? '' });

    const percents = [first, second, third].flatMap(({ items }) => items.map(({ about }) => percentOf(about)));
    assert.deepEqual(percents.sort(), [10, 20, 30, 40, 50]);
    assert.equal(third.nextCursor, null);
  });

  test('asks to name the notices or until when', async () => {
    const desk = await openNoticesDesk();

    assert.equal(readNotices.input.safeParse({}).success, false);
    assert.equal(readNotices.input.safeParse({ noticeIds: [desk.tess.id], until: '2026-03-02T09:00:00Z' }).success, false);
    await expectRefusal(desk.does(desk.tess, listNotices, { cursor: 'made up' }), inputInvalid);
  });
});

describe('Acknowledging', () => {
  test('quiets a warning and those below it for everybody, says who has it, and stands on the timeline', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.warn(ticketId, 50);
    await desk.warn(ticketId, 75);
    const clockId = await desk.warn(ticketId, 90);
    await desk.hear();

    const done = await desk.does(desk.ada, acknowledgeWarning, { ticketId, clockId, percent: 75 });

    assert.equal(done.acknowledgedBy, 'Ada');
    assert.equal((await desk.does(desk.ada, countUnreadNotices, {})).unread, 1, 'the 90 % still asks');
    assert.equal((await desk.does(desk.tess, countUnreadNotices, {})).unread, 1);
    const hers = (await desk.bellOf(desk.tess)).find(({ about }) => percentOf(about) === 75);
    assert.equal(hers?.acknowledged?.byName, 'Ada');
    const { items } = await desk.does(desk.ada, readTimeline, { ticketId, limit: 200 });
    const entry = items.find(({ name }) => name === 'warning-acknowledged');
    assert.deepEqual([entry?.by.name, entry?.payload.percent, entry?.side], ['Ada', 75, 'internal']);
  });

  test('again changes nothing: the first who said so is kept', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    const clockId = await desk.warn(ticketId, 50);
    await desk.hear();
    await desk.does(desk.tess, acknowledgeWarning, { ticketId, clockId, percent: 50 });
    desk.moveClockTo('2026-03-02T10:00:00Z');

    const again = await desk.does(desk.ada, acknowledgeWarning, { ticketId, clockId, percent: 50 });

    assert.deepEqual([again.acknowledgedBy, again.acknowledgedAt], ['Tess', '2026-03-02T09:00:00Z']);
  });

  test('before the bell rang leaves nothing to ask', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    const clockId = await desk.warn(ticketId, 75);
    await desk.does(desk.ada, acknowledgeWarning, { ticketId, clockId, percent: 75 });

    await desk.hear();

    assert.equal((await desk.does(desk.tess, countUnreadNotices, {})).unread, 0);
    assert.equal((await desk.bellOf(desk.tess))[0]?.acknowledged?.byName, 'Ada');
    assert.deepEqual(await desk.mailed(), []);
  });

  test('is not possible for a threshold that was not reached, nor with another client’s technician', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    const clockId = await desk.warn(ticketId, 50);

    await expectRefusal(desk.does(desk.ada, acknowledgeWarning, { ticketId, clockId, percent: 75 }), notFound);
    await expectRefusal(desk.does(desk.otto, acknowledgeWarning, { ticketId, clockId, percent: 50 }), notFound);
  });
});

describe('A promise', () => {
  test('that is due soon rings at whoever owes it, overdue at the lead too, and is quiet once the requester was told', async () => {
    const desk = await openNoticesDesk();
    const ticketId = await desk.openTicket();
    await desk.does(desk.ada, assignTicket, { ticketId, assigneeId: 'me' });
    await desk.does(desk.ada, makePromise, { ticketId, what: 'What the supplier says', dueAt: '2026-03-02T09:30:00Z' });
    const bells = async () => Promise.all([desk.ada, desk.tess].map(async (person) => (await desk.bellOf(person)).map(({ kind }) => kind)));

    await desk.sweepAt('2026-03-02T09:20:00Z');
    await desk.hear();
    const soon = await bells();
    await desk.sweepAt('2026-03-02T09:30:01Z');
    await desk.hear();
    const overdue = await bells();
    const letters = await desk.mailed();
    await desk.does(desk.ada, replyToRequester, { ticketId, body: 'The part arrives tomorrow morning.' });

    assert.deepEqual(soon, [['promise_soon'], []]);
    assert.deepEqual(overdue, [['promise_overdue', 'promise_soon'], ['promise_overdue']]);
    assert.deepEqual(letters.map(({ to }) => to[0]).sort(), [desk.email(desk.ada), desk.email(desk.tess)].sort());
    const words = letters[0] === undefined ? '' : unpacked(letters[0]);
    assert.match(words, /The promise to the requester of INC-\d+ is overdue: was to be told by 09:30 \(UTC\): What the supplier says; you/);
    assert.deepEqual((await desk.does(desk.ada, countUnreadNotices, {})).unread, 0);
    assert.deepEqual((await desk.does(desk.tess, countUnreadNotices, {})).unread, 0);
  });
});
