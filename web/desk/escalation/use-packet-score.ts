import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { scorePacket } from '../../../desk/escalation/contract.ts';
import type { PacketDraft } from '../../../desk/escalation/packet.ts';
import { call } from '../../api/call.ts';
import type { Problem } from '../../api/problem.ts';

export type Scored = z.output<typeof scorePacket.reply>;

/** How complete a packet would be, which criteria are met now, and what fills itself. The last answer stays while a new one comes. */
export function usePacketScore(ticketId: string, packet: PacketDraft, enabled = true) {
  return useQuery<Scored, Problem>({
    queryKey: [scorePacket.name, { ticketId, packet }],
    queryFn: ({ signal }) => call(scorePacket, { ticketId, packet }, signal),
    placeholderData: (before) => before,
    enabled,
  });
}
