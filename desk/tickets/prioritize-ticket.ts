import type { Handler } from '../../platform/module.ts';
import { refuse } from '../../platform/refusal.ts';
import type { prioritizeTicket as operation } from './contract.ts';
import { dueAtOf } from './due-at.ts';
import { ticketPrioritized } from './facts.ts';
import { reasonMissing } from './refusals.ts';
import { mustBeOpen, priorityOf } from './rules.ts';
import { ticketForUpdate, versionAfter } from './standing.ts';

/**
 * Changes impact and urgency, and with them the priority; another priority than theirs leaves a reason. The clocks hear it and
 * recompute their targets from the original start; `dueAt` is null when that moved nothing.
 */
export const prioritizeTicket: Handler<typeof operation> = async (work, { ticketId, impact, urgency, ...asked }, exchange) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  mustBeOpen(standing.state);
  const derived = priorityOf(impact, urgency);
  const priority = asked.priority ?? derived;
  const overrideReason = priority === derived ? null : (asked.overrideReason ?? refuse(reasonMissing));

  const same =
    impact === standing.impact &&
    urgency === standing.urgency &&
    priority === standing.priority &&
    overrideReason === standing.priorityOverrideReason;
  if (!same)
    work.record(ticketPrioritized, standing.stream, { impact, urgency, priority, fromPriority: standing.priority, overrideReason });
  const version = await versionAfter(work, standing);

  return { ticketId, priority, dueAt: dueAtOf(work, 'clock-retargeted', ticketId), version };
};
