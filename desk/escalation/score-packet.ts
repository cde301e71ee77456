import type { Tier } from '../../estate/people/rules.ts';
import type { Handler } from '../../platform/module.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import { nextCheckIns } from '../promises/index.ts';
import type { Priority } from '../tickets/rules.ts';
import { assess } from './assess.ts';
import type { scorePacket as operation } from './contract.ts';
import { questionOf } from './freeze-packet.ts';
import { tierAbove } from './rules.ts';
import { needsReason } from './score.ts';
import { shownLanding } from './shown-landing.ts';

/** Scores what would be sent now, and shows what fills itself. Records nothing. */
export const scorePacket: Handler<typeof operation> = async (work, { ticketId, packet: draft }) => {
  const ticket = await work.sql.selectFrom('tickets.ticket').select(['tier', 'priority']).where('id', '=', ticketId).executeTakeFirst();
  if (ticket === undefined) return refuse(notFound);
  // Check constraints of the table hold these to their words.
  const tier = ticket.tier as Tier;
  const priority = ticket.priority as Priority;
  const { gathered, packet, landing, criteria, score } = await assess(work, ticketId, draft);
  const nextUpdates = await nextCheckIns(work.sql, [{ ticketId, priority }], work.at);
  return {
    score,
    criteria: [...criteria],
    filled: {
      timeline: gathered.timeline.length,
      steps: gathered.steps.length,
      files: gathered.files.length,
      question: questionOf(draft, criteria),
      fields: [...packet.filled],
      draft: packet.draft,
      ruledOut: gathered.ruledOut,
      held: gathered.held,
      tried: gathered.steps.map(({ outcome, expected, result }) => ({ outcome, expected, result })),
    },
    needsReason: needsReason({ criterion: packet.draft.criterion, criteria, score }),
    toTier: tierAbove(tier)?.toTier ?? null,
    secondsLeft: landing?.secondsLeft ?? null,
    landing: landing === undefined ? null : shownLanding(landing),
    suggestedNextUpdateAt: (nextUpdates.get(ticketId) ?? work.at).toString(),
  };
};
