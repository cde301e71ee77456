import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changeAgent } from '../../estate/people/contract.ts';
import { openNoticesDesk, unpacked } from '../../test/notices-desk.ts';
import { acknowledgeWarning } from '../clocks/contract.ts';
import { assignTicket, resolveTicket } from '../tickets/contract.ts';
import { changeNoticeSettings, countUnreadNotices, readNoticeSettings } from './contract.ts';

const everything = {
  mail: { clock_warning: true, clock_breach: true, promise_soon: true, promise_overdue: true, escalation: true },
  urgentAnyway: true,
};
const byNight = { ...everything, quiet: { from: '22:00', to: '07:00' } };

describe('Quiet hours', () => {
  test('let mail wait until they end, in one letter, while the bell rings at once', async () => {
    const desk = await openNoticesDesk('2026-03-02T23:00:00Z');
    await desk.does(desk.tess, changeNoticeSettings, byNight);
    for (const ticketId of [await desk.openTicket(), await desk.openTicket()]) await desk.warn(ticketId, 50);

    await desk.hear();
    const atOnce = await desk.mailed();
    const rung = await desk.does(desk.tess, countUnreadNotices, {});
    await desk.sweepAt('2026-03-03T06:59:59Z');
    const early = await desk.mailed();
    await desk.sweepAt('2026-03-03T07:00:00Z');
    const inTheMorning = await desk.mailed();
    await desk.sweepAt('2026-03-03T07:30:00Z');

    assert.deepEqual([atOnce, rung.unread, early], [[], 2, []]);
    assert.equal(inTheMorning.length, 1);
    const words = inTheMorning[0] === undefined ? '' : unpacked(inTheMorning[0]);
    assert.equal([...words.matchAll(/50 % of the resolution time of INC-\d+ is used: /g)].length >= 2, true);
    assert.match(words, /Open your notices: https:\/\/desk\.example\/notices/);
    assert.deepEqual(await desk.mailed(), []);
  });

  test('do not hold up a P1, unless somebody says so', async () => {
    const desk = await openNoticesDesk('2026-03-02T23:00:00Z');
    await desk.does(desk.tess, changeNoticeSettings, byNight);
    await desk.warn(await desk.openTicket({ impact: 1, urgency: 1 }), 50);
    await desk.hear();
    const urgent = await desk.mailed();
    await desk.does(desk.tess, changeNoticeSettings, { ...byNight, urgentAnyway: false });

    await desk.warn(await desk.openTicket({ impact: 1, urgency: 1 }), 50);
    await desk.hear();

    assert.equal(urgent.length, 1);
    assert.deepEqual(await desk.mailed(), []);
  });

  test('over which a warning was acknowledged, or its ticket resolved, leave no mail for the morning', async () => {
    const desk = await openNoticesDesk('2026-03-02T23:00:00Z');
    await desk.does(desk.tess, changeNoticeSettings, byNight);
    const [acknowledged, resolved] = [await desk.openTicket(), await desk.openTicket()];
    const clockId = await desk.warn(acknowledged, 50);
    await desk.warn(resolved, 50);
    await desk.hear();

    await desk.does(desk.ada, acknowledgeWarning, { ticketId: acknowledged, clockId, percent: 50 });
    await desk.does(desk.ada, assignTicket, { ticketId: resolved, assigneeId: 'me' });
    await desk.does(desk.ada, resolveTicket, { ticketId: resolved, resolution: 'A new cable', tellRequester: 'It works again.' });
    await desk.sweepAt('2026-03-03T07:00:00Z');

    assert.deepEqual(await desk.mailed(), []);
  });

  test('over which somebody lost the account or the client leave no mail for the morning', async () => {
    const desk = await openNoticesDesk('2026-03-02T23:00:00Z');
    for (const person of [desk.tess, desk.sia]) await desk.does(person, changeNoticeSettings, byNight);
    await desk.warn(await desk.openTicket(), 75);
    await desk.hear();
    const rung = [await desk.does(desk.tess, countUnreadNotices, {}), await desk.does(desk.sia, countUnreadNotices, {})];

    await desk.does(desk.dana, changeAgent, { agentId: desk.tess.id, disabled: true });
    await desk.does(desk.dana, changeAgent, { agentId: desk.sia.id, grants: [{ role: 'service_manager', clientId: desk.harbor.id }] });
    await desk.hear();
    await desk.sweepAt('2026-03-03T07:00:00Z');

    assert.ok(rung.some(({ unread }) => unread > 0));
    assert.deepEqual(await desk.mailed(), []);
  });

  test('that are lifted let waiting mail go now', async () => {
    const desk = await openNoticesDesk('2026-03-02T23:00:00Z');
    await desk.does(desk.tess, changeNoticeSettings, byNight);
    await desk.warn(await desk.openTicket(), 50);
    await desk.hear();

    await desk.does(desk.tess, changeNoticeSettings, { ...everything, quiet: null });
    await desk.sweepAt('2026-03-02T23:00:15Z');

    assert.equal((await desk.mailed()).length, 1);
  });
});

describe('Wishes', () => {
  test('whoever wants breaches only is mailed breaches only', async () => {
    const desk = await openNoticesDesk();
    await desk.does(desk.tess, changeNoticeSettings, {
      mail: { ...everything.mail, clock_warning: false },
      quiet: null,
      urgentAnyway: true,
    });
    const ticketId = await desk.openTicket();
    await desk.warn(ticketId, 75);
    await desk.hear();
    const warned = await desk.mailed();

    await desk.warn(ticketId, 100, { to: ['team_lead'] });
    await desk.hear();

    assert.deepEqual(warned, []);
    assert.equal((await desk.mailed()).length, 1);
    assert.deepEqual((await desk.bellOf(desk.tess)).map(({ kind }) => kind).sort(), ['clock_breach', 'clock_warning']);
  });

  test('are read back whole, and two who change them from one version do not overwrite each other', async () => {
    const desk = await openNoticesDesk();
    const first = await desk.does(desk.tess, readNoticeSettings, {});

    const changed = await desk.does(desk.tess, changeNoticeSettings, byNight, { ifMatch: first.version });

    assert.deepEqual([first.quiet, first.timeZone, first.email], [null, 'UTC', desk.email(desk.tess)]);
    assert.deepEqual(changed.quiet, byNight.quiet);
    assert.equal((await desk.does(desk.tess, readNoticeSettings, {})).version, changed.version);
    await assert.rejects(desk.does(desk.tess, changeNoticeSettings, byNight, { ifMatch: first.version }), /version-conflict/);
  });

  test('quiet hours of no length and hours that are none are refused, saying what to write', () => {
    const refusedFor = (quiet: { from: string; to: string }) =>
      changeNoticeSettings.input.safeParse({ ...everything, quiet }).error?.issues.map(({ message }) => message);

    assert.deepEqual(refusedFor({ from: '22:00', to: '22:00' }), ['Quiet hours end at another time than they begin']);
    assert.deepEqual(refusedFor({ from: '24:00', to: '7:00' }), ['Write a time of day such as 22:00', 'Write a time of day such as 22:00']);
  });
});
