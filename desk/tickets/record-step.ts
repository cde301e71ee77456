import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { recordStep as operation } from './contract.ts';
import { stepTried } from './facts.ts';
import { reasonMissing } from './refusals.ts';
import { mustBeOpen } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Records a step that was tried, or skipped: then the result says why (domain.md §1). */
export const recordStep: Handler<typeof operation> = async (work, { ticketId, action, expected, outcome, result }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustBeOpen(standing.state);
  if (outcome === 'skipped' && result === undefined) refuse(reasonMissing);

  const stepId = work.newId();
  work.record(stepTried, standing.stream, { stepId, action, expected: expected ?? null, outcome, result: result ?? null });

  return { stepId, version: await versionAfter(work, standing) };
};
