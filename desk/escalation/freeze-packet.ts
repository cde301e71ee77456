import { payloadDigest } from '../../platform/log/canonical.ts';
import type { Assessment } from './assess.ts';
import type { CriterionMet } from './met.ts';
import { type Packet, type PacketDraft, packet } from './packet.ts';

/** A packet that changes no more, with the SHA-256 of its canonical JSON: what the receiving tier reads is what was sent. */
export interface FrozenPacket {
  readonly packet: Packet;
  readonly packetHash: string;
}

/** Freezes what the sender wrote with what was gathered from the ticket, and why it goes up. A question left out is the criterion's own. */
export function freezePacket(
  { packet: { draft, filled }, gathered, criteria, accessLacking }: Pick<Assessment, 'packet' | 'gathered' | 'criteria' | 'accessLacking'>,
  at: Temporal.Instant,
): FrozenPacket {
  const question = questionOf(draft, criteria);
  const frozen = packet.parse({
    draft: { ...draft, ...(question !== '' && { question }) },
    filled,
    why: chosenOf(draft, criteria) ?? null,
    accessLacking,
    ...gathered,
    frozenAt: at.toString(),
  });
  return { packet: frozen, packetHash: payloadDigest(frozen) };
}

/** What is asked of the next tier: the sender's words, or else the criterion's. */
export function questionOf(draft: Pick<PacketDraft, 'question' | 'criterion'>, criteria: readonly CriterionMet[]): string {
  return draft.question ?? chosenOf(draft, criteria)?.question ?? '';
}

function chosenOf({ criterion }: Pick<PacketDraft, 'criterion'>, criteria: readonly CriterionMet[]): CriterionMet | undefined {
  return criteria.find((one) => one.criterion === criterion);
}
