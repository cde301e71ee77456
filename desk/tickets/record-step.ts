import type { z } from 'zod';
import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import type { recordStep as operation } from './contract.ts';
import { stepTried } from './facts.ts';
import { reasonMissing } from './refusals.ts';
import { mustBeOpen, type TicketStanding } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/** Records a step that was tried, or skipped: then the result says why (domain.md §1). */
export const recordStep: Handler<typeof operation> = async (work, { ticketId, action, expected, outcome, result }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  return keepStep(work, standing, { action, expected: expected ?? null, outcome, result: result ?? null, standard: null });
};

/** Keeps a step on an open ticket, whether somebody wrote it or ticked a standard one; both are the same record. */
export async function keepStep(
  work: Work,
  standing: TicketStanding,
  tried: Omit<z.input<typeof stepTried.payload>, 'stepId'>,
): Promise<{ readonly stepId: string; readonly version: number }> {
  mustBeOpen(standing.state);
  if (tried.outcome === 'skipped' && tried.result === null) refuse(reasonMissing);

  const stepId = work.newId();
  work.record(stepTried, standing.stream, { stepId, ...tried });

  return { stepId, version: await versionAfter(work, standing) };
}
