import { scorePacket } from '../desk/escalation/contract.ts';
import { addNote } from '../desk/tickets/contract.ts';
import { type BenchedDesk, does } from './benched-desk.ts';

const notes = 60;
const keystrokes = 200;

/** How long a packet's score takes after a keystroke, on a ticket on which much was said: the command and its database, without HTTP. */
export async function packetScore({ place, ticketId }: BenchedDesk): Promise<readonly string[]> {
  for (let number = 0; number < notes; number += 1)
    await does(place, addNote, { ticketId, body: `Note ${number}: ${'more of it. '.repeat(50)}` });
  const score = () => does(place, scorePacket, { ticketId, packet: { criterion: 'steps_exhausted' } });
  for (let warm = 0; warm < 20; warm += 1) await score();
  const took: number[] = [];
  for (let stroke = 0; stroke < keystrokes; stroke += 1) {
    const before = performance.now();
    await score();
    took.push(performance.now() - before);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => (took[Math.ceil(share * keystrokes) - 1] ?? Number.NaN).toFixed(1);
  return [
    `A packet's score after a keystroke, ${notes} notes (must: 50 ms)`,
    `  scorePacket      median ${at(0.5)} ms  p95 ${at(0.95)} ms`,
  ];
}
