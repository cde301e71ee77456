import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scorePacket } from '../../../desk/escalation/contract.ts';
import { type PacketDraft, packetDraft } from '../../../desk/escalation/packet.ts';
import { openDesk } from '../../../test/desk.ts';
import { completePacket, triedTicket } from '../../../test/escalation-desk.ts';
import { scoreNow } from './score-now.ts';

test('what is typed is scored at once as the desk scores it, from an empty packet to a whole one and back', async () => {
  const desk = await openDesk();
  const ticketId = await triedTicket(desk, {
    title: 'Invoices cannot be printed',
    description: 'Printer PRN-0207 says: PCL XL error 0x80070775. Windows 11 24H2.',
  });
  const parts: readonly Partial<PacketDraft>[] = [
    {},
    { errorText: 'Printer does not work' },
    { errorText: completePacket.errorText },
    { environment: { asset: 'n/a' } },
    { environment: { networkPlace: 'Floor 2' } },
    { extent: { howBadly: 'broken' } },
    { extent: { peopleAffected: 12, whatItStops: 'Nobody prints invoices' } },
    { question: 'please help' },
    { question: 'Why is every page rejected?' },
    { criterion: 'none' },
    {},
  ];
  const drafts = parts.map((part) => packetDraft.parse({ criterion: 'steps_exhausted', ...part }));
  const replies = await Promise.all(drafts.map((packet) => desk.does(desk.ada, scorePacket, { ticketId, packet })));
  const [first] = replies;
  assert.ok(first);

  for (const [at, draft] of drafts.entries()) {
    const { score, needsReason } = scoreNow(first, draft);
    assert.deepEqual({ score, needsReason }, { score: replies[at]?.score, needsReason: replies[at]?.needsReason }, `draft ${at}`);
  }
});
