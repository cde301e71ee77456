import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import { keepStep, ticketForUpdate } from '../tickets/index.ts';
import type { tickStandardStep as operation } from './contract.ts';
import { standardStepUnknown } from './refusals.ts';
import { currentSteps } from './steps-versions.ts';

/**
 * Records what came of a standard step, with its words as they stand now. It may be tried again; the latest counts. Refuses steps that are
 * none of the ticket's any more, and skipping without a reason.
 */
export const tickStandardStep: Handler<typeof operation> = async (work, { ticketId, standardStepId, outcome, result }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  const steps = await currentSteps(work.sql, standing, work.at);
  const step = steps?.steps.find((one) => one.standardStepId === standardStepId);
  if (steps === undefined || step === undefined) return refuse(standardStepUnknown);
  const { action, expected } = step;
  return keepStep(work, standing, {
    action,
    expected,
    outcome,
    result: result ?? null,
    standard: { standardStepId, version: steps.version },
  });
};
