import type { Work } from '../../platform/work.ts';
import { type Landing, landingOf } from '../clocks/index.ts';
import type { TicketStanding } from '../tickets/index.ts';
import { type Gathered, gather } from './gathered.ts';
import { type CriterionMet, criteriaMet } from './met.ts';
import type { PacketDraft, PacketScore } from './packet.ts';
import { tierAbove } from './rules.ts';
import { peopleWithSameTrouble } from './same-trouble.ts';
import { scorePacket } from './score.ts';

/** What would be sent, and what there is to say about it. */
export interface Assessment {
  readonly gathered: Gathered;
  readonly landing: Landing | undefined;
  readonly criteria: readonly CriterionMet[];
  readonly score: PacketScore;
}

/** Gathers what a packet would carry and scores it. The same before sending and at sending, so that nobody is surprised. */
export async function assess(
  work: Work,
  { ticketId, clientId, tier }: Pick<TicketStanding, 'ticketId' | 'clientId' | 'tier'>,
  draft: PacketDraft,
): Promise<Assessment> {
  const gathered = await gather(work, { clientId, ticketId });
  const landing = await landingOf(work, ticketId, tierAbove(tier)?.toTier);
  const people = await peopleWithSameTrouble(work, ticketId);
  const criteria = criteriaMet({ fromTier: tier, draft, steps: gathered.steps, people, clock: landing });
  const score = scorePacket({
    draft,
    criteria,
    timelineEntries: gathered.timeline.length,
    steps: gathered.steps,
    files: gathered.files.length,
  });
  return { gathered, landing, criteria, score };
}
