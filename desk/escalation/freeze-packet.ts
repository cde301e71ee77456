import { payloadDigest } from '../../platform/log/canonical.ts';
import { criteria } from './criteria.ts';
import type { Gathered } from './gathered.ts';
import { type Packet, type PacketDraft, packet } from './packet.ts';

/** A packet that changes no more, with the SHA-256 of its canonical JSON: what the receiving tier reads is what was sent. */
export interface FrozenPacket {
  readonly packet: Packet;
  readonly packetHash: string;
}

/** Freezes what the sender wrote with what was gathered from the ticket. A question left out is the criterion's own. */
export function freezePacket(draft: PacketDraft, gathered: Gathered, at: Temporal.Instant): FrozenPacket {
  const question = questionOf(draft);
  const frozen = packet.parse({ draft: { ...draft, ...(question !== '' && { question }) }, ...gathered, frozenAt: at.toString() });
  return { packet: frozen, packetHash: payloadDigest(frozen) };
}

/** What is asked of the next tier: the sender's words, or else the criterion's. */
export function questionOf({ question, criterion }: Pick<PacketDraft, 'question' | 'criterion'>): string {
  return question ?? criteria.find((one) => one.criterion === criterion)?.question ?? '';
}
