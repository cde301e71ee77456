import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { notPermitted } from '../../platform/refusal.ts';
import { expectNotFound, expectRefusal, openDesk } from '../../test/desk.ts';
import { printerSteps } from '../../test/standard-steps-desk.ts';
import { cancelTicket, categorizeTicket, listSteps } from '../tickets/contract.ts';
import { categoryUnknown, notInThisState, reasonMissing } from '../tickets/refusals.ts';
import { changeStandardSteps, listStandardSteps, readChecklist, tickStandardStep } from './contract.ts';
import { standardStepUnknown, stepsChangedSince, stepsImpossible } from './refusals.ts';

describe('The checklist of a ticket', () => {
  test('a ticket of a category below has the steps; a tick is a step like any other, which knows what it answers', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { largeId, categoryId, clientId, stepIds } = await printerSteps(desk);
    const ticketId = await desk.openTicket({ categoryId: largeId });
    const [spooler = '', toner = ''] = stepIds;

    await desk.does(desk.ada, tickStandardStep, { ticketId, standardStepId: spooler, outcome: 'did_not_work' });
    await desk.does(desk.ada, tickStandardStep, { ticketId, standardStepId: toner, outcome: 'skipped', result: 'No toner in the house' });

    const { from, items } = await desk.does(desk.priya, readChecklist, { ticketId });
    assert.deepEqual(from, { categoryId, categoryName: 'Printers', clientId, version: 1 });
    assert.deepEqual(
      items.map(({ action, tried }) => [action, tried?.outcome, tried?.result, tried?.by, tried?.version]),
      [
        ['Restart the spooler', 'did_not_work', null, 'Ada', 1],
        ['Change the toner', 'skipped', 'No toner in the house', 'Ada', 1],
      ],
    );
    const steps = await desk.does(desk.ada, listSteps, { ticketId });
    assert.deepEqual(
      steps.items.map(({ action, expected, standard }) => [action, expected, standard]),
      [
        ['Restart the spooler', 'The queue empties', { standardStepId: spooler, version: 1 }],
        ['Change the toner', 'A test page is black', { standardStepId: toner, version: 1 }],
      ],
    );
  });

  test('of a step that is tried again the latest counts, and what was done stays done in the next version', async () => {
    const desk = await openDesk('2026-03-02T09:00:00Z');
    const { clientId, categoryId, steps } = await printerSteps(desk);
    const ticketId = await desk.openTicket({ categoryId });
    const [spooler] = steps;
    assert.ok(spooler);
    const { standardStepId } = spooler;
    await desk.does(desk.ada, tickStandardStep, { ticketId, standardStepId, outcome: 'worked' });
    desk.moveClockTo('2026-03-02T09:05:00Z');
    await desk.does(desk.ada, tickStandardStep, { ticketId, standardStepId, outcome: 'did_not_work', result: 'It is back' });

    const changed = await desk.does(desk.dana, changeStandardSteps, {
      clientId,
      categoryId,
      readVersion: 1,
      steps: [
        { action: 'Ask which tray', expected: 'A tray' },
        { ...spooler, action: 'Restart the spooler twice' },
      ],
    });

    const { items } = await desk.does(desk.ada, readChecklist, { ticketId });
    assert.deepEqual(
      items.map(({ action, tried }) => [action, tried?.outcome, tried?.version]),
      [
        ['Ask which tray', undefined, undefined],
        ['Restart the spooler twice', 'did_not_work', 1],
      ],
    );
    assert.deepEqual([changed.version, changed.steps[1]?.standardStepId], [2, standardStepId]);
  });

  test('skipping wants a reason; a step of another category, and a ticket that is over, are refused', async () => {
    const desk = await openDesk();
    const { categoryId, stepIds } = await printerSteps(desk);
    const ticketId = await desk.openTicket({ categoryId });
    const tick = { ticketId, standardStepId: stepIds[0] ?? '', outcome: 'skipped' as const };

    await expectRefusal(desk.does(desk.ada, tickStandardStep, tick), reasonMissing);
    await expectRefusal(desk.does(desk.ada, tickStandardStep, { ...tick, standardStepId: crypto.randomUUID() }), standardStepUnknown);
    await expectNotFound(desk.does(desk.otto, tickStandardStep, { ...tick, result: 'No' }));
    await expectNotFound(desk.does(desk.otto, readChecklist, { ticketId }));
    await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId: null });
    await expectRefusal(desk.does(desk.ada, tickStandardStep, { ...tick, result: 'No' }), standardStepUnknown);
    await desk.does(desk.ada, categorizeTicket, { ticketId, categoryId });
    await desk.does(desk.ada, cancelTicket, { ticketId, reason: 'Opened twice' });
    await expectRefusal(desk.does(desk.ada, tickStandardStep, { ...tick, result: 'No' }), notInThisState);

    const { items } = await desk.does(desk.ada, readChecklist, { ticketId });
    assert.deepEqual(
      items.map(({ tried }) => tried),
      [null, null],
    );
  });
});

describe('Steps in versions', () => {
  test('no steps leave it to the parent again, and a change on an old version is refused', async () => {
    const desk = await openDesk();
    const { clientId, categoryId, largeId } = await printerSteps(desk);
    const change = (readVersion: number, steps: { action: string; expected: string }[]) =>
      desk.does(desk.dana, changeStandardSteps, { clientId, categoryId: largeId, readVersion, steps, note: 'Tried' });
    await change(0, [{ action: 'Lift the lid', expected: 'It clicks' }]);
    const own = await desk.does(desk.ada, listStandardSteps, { clientId, categoryId: largeId });

    await change(1, []);

    const inherited = await desk.does(desk.ada, listStandardSteps, { clientId, categoryId: largeId });
    assert.deepEqual([own.from?.categoryName, own.inForce.length], ['Large printers', 1]);
    assert.deepEqual([inherited.from?.categoryName, inherited.inForce.length, inherited.version], ['Printers', 2, 2]);
    assert.deepEqual(
      inherited.versions.map(({ version, note }) => [version, note]),
      [
        [2, 'Tried'],
        [1, 'Tried'],
      ],
    );
    assert.deepEqual(await expectRefusal(change(1, []), stepsChangedSince), { version: 2 });
    assert.equal((await desk.does(desk.ada, listStandardSteps, { clientId, categoryId })).version, 1);
  });

  test('the same step twice, another client’s category, and the desk’s own by who serves one client are refused', async () => {
    const desk = await openDesk();
    const { clientId, categoryId } = await printerSteps(desk);
    const { authority } = desk.priya;
    const lead = { ...desk.priya, authority: { ...authority, grants: [{ clientId, role: 'team_lead' as const }] } };
    const step = { action: 'Lift the lid', expected: 'It clicks' };
    const change = { clientId, categoryId, readVersion: 1, steps: [step] };

    await expectRefusal(desk.does(lead, changeStandardSteps, { ...change, steps: [step, step] }), stepsImpossible);
    await expectRefusal(desk.does(desk.dana, changeStandardSteps, { ...change, clientId: desk.harbor.id }), categoryUnknown);
    await expectRefusal(desk.does(lead, changeStandardSteps, { ...change, clientId: undefined }), notPermitted);
    await expectNotFound(desk.does(lead, changeStandardSteps, { ...change, clientId: desk.harbor.id }));
    await expectRefusal(desk.does(desk.otto, listStandardSteps, { categoryId }), categoryUnknown);
  });
});
