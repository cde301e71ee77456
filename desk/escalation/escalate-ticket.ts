import type { Handler } from '../../platform/module.ts';
import { promiseNextUpdate } from '../promises/index.ts';
import { ticketForUpdate } from '../tickets/index.ts';
import { assess } from './assess.ts';
import { escalationsBefore } from './before.ts';
import type { escalateTicket as operation } from './contract.ts';
import { ticketEscalated } from './facts.ts';
import { freezePacket } from './freeze-packet.ts';
import { packetDraft } from './packet.ts';
import { receivingTeam } from './receiving-team.ts';
import { decideEscalation } from './rules.ts';
import { shownLanding } from './shown-landing.ts';

/**
 * Raises a ticket to the next tier with its packet. The sender stays accountable until it is accepted, and the promise to the requester
 * is made in the same breath. No deadline is written here: the clock neither pauses nor resets on escalation (domain.md §3).
 */
export const escalateTicket: Handler<typeof operation> = async (
  work,
  { ticketId, packet: written, toTeamId, nextUpdate, overrideReason },
  exchange,
) => {
  const standing = await ticketForUpdate(work, ticketId, exchange);
  // What is hashed is what is kept: without the secrets in it.
  const draft = work.hide(standing.stream, packetDraft, written);
  const before = await escalationsBefore(work, standing);
  const assessment = await assess(work, ticketId, draft);
  const { landing, criteria, score, categoryId, priority } = assessment;
  const move = decideEscalation({ ...standing, waiting: before.waiting }, { criterion: draft.criterion, criteria, score, overrideReason });
  const teamId = await receivingTeam(work, { clientId: standing.clientId, toTier: move.toTier, teamId: toTeamId });

  const escalationId = work.newId();
  const shown = landing === undefined ? null : shownLanding(landing);
  work.record(ticketEscalated, standing.stream, {
    escalationId,
    ...move,
    fromTeamId: standing.teamId,
    toTeamId: teamId,
    criterion: draft.criterion,
    categoryId,
    priority,
    ...freezePacket(assessment, work.at),
    score,
    landing: shown,
    returnsBefore: before.returnsTo(move.toTier),
  });
  await promiseNextUpdate(work, standing, { ...nextUpdate, occasion: 'escalation' });

  return { escalationId, toTier: move.toTier, score, landing: shown };
};
