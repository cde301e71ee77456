import { module, serve } from '../../platform/module.ts';
import { apply } from './apply.ts';
import { changeStandardSteps } from './change-standard-steps.ts';
import * as contract from './contract.ts';
import { standardStepsPublished } from './facts.ts';
import { listStandardSteps } from './list-standard-steps.ts';
import { readChecklist } from './read-checklist.ts';
import { tickStandardStep } from './tick-standard-step.ts';

export const standardSteps = module({
  name: 'standard-steps',
  floor: 'desk',
  needs: ['clients', 'people', 'tickets', 'secrets'],
  folder: import.meta.dirname,
  schema: 'standard_steps',
  tells: [standardStepsPublished],
  apply,
  serves: [
    serve(contract.listStandardSteps, listStandardSteps),
    serve(contract.changeStandardSteps, changeStandardSteps),
    serve(contract.readChecklist, readChecklist),
    serve(contract.tickStandardStep, tickStandardStep),
  ],
});
