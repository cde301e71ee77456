import { changeStandardSteps } from '../desk/standard-steps/contract.ts';
import { addCategory } from '../desk/tickets/contract.ts';
import type { Desk } from './desk.ts';

/** Northgate's category of printers, with a category of large ones below it, and two standard steps for both. */
export async function printerSteps(desk: Desk) {
  const clientId = desk.northgate.id;
  const { categoryId } = await desk.does(desk.dana, addCategory, { clientId, name: 'Printers' });
  const { categoryId: largeId } = await desk.does(desk.dana, addCategory, { clientId, name: 'Large printers', parentId: categoryId });
  const { steps } = await desk.does(desk.dana, changeStandardSteps, {
    clientId,
    categoryId,
    readVersion: 0,
    steps: [
      { action: 'Restart the spooler', expected: 'The queue empties' },
      { action: 'Change the toner', expected: 'A test page is black' },
    ],
  });
  return { clientId, categoryId, largeId, steps, stepIds: steps.map(({ standardStepId }) => standardStepId) };
}
