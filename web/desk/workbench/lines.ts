import type { z } from 'zod';
import type { listWaitingEscalations } from '../../../desk/escalation/waiting-contract.ts';
import type { queueRow } from '../../../desk/workbench/contract.ts';
import type { ClockReading } from '../clocks/reading.ts';

export type QueueRow = z.output<typeof queueRow>;
export type WaitingRow = z.output<typeof listWaitingEscalations.reply>['items'][number];

/** One line of a queue on the screen: a ticket at this tier, or one that waits for this tier's verdict. */
export interface Line {
  readonly key: string;
  readonly ticketId: string;
  readonly reference: string;
  readonly title: string;
  readonly clientId: string | undefined;
  readonly clientName: string;
  readonly clientColor: string | undefined;
  readonly priority: 1 | 2 | 3 | 4;
  /** Where the ticket stands. */
  readonly tier: 1 | 2 | 3;
  readonly state: QueueRow['state'];
  readonly pendingReason: QueueRow['pendingReason'];
  readonly reading: ClockReading | undefined;
  /** By which working time its clock runs: the calendar's name and zone. */
  readonly calendar: string | undefined;
  readonly used: QueueRow['usedSeconds'];
  /** Complete items of seven of the packet that waits. */
  readonly packet: number | undefined;
  readonly returns: number;
  readonly promiseDueAt: string | null;
  readonly ownerName: string | null;
  /** Set when a verdict is awaited. */
  readonly escalationId: string | undefined;
  /** The tier that is to decide. */
  readonly awaitedTier: 1 | 2 | 3 | undefined;
  /** Whether it stands among those that wait for this very tier. */
  readonly onTop: boolean;
  /** Why it was sent, by which version of the criteria, when a verdict is awaited from this very tier. */
  readonly why: WaitingRow['why'];
  /** It landed here with less left than this tier takes for ones like it. */
  readonly lateHandoff: boolean;
}

/** Where nobody said what the target is, only the minutes left tell the risk: 60 and 15 (interface, visual language). */
const targetUnknown = Number.MAX_SAFE_INTEGER;

export function lineOfTicket(row: QueueRow, asOf: string): Line {
  const { secondsLeft, targetSeconds, dueAt } = row;
  const runs = secondsLeft !== null && targetSeconds !== null && dueAt !== null;
  return {
    ...row,
    key: row.ticketId,
    reading: runs ? { secondsLeft, targetSeconds, dueAt, asOf } : undefined,
    calendar: row.calendar === null ? undefined : `${row.calendar.name} (${row.calendar.zone})`,
    used: row.usedSeconds,
    packet: row.waiting?.packetComplete,
    ownerName: row.assigneeName,
    escalationId: row.waiting?.escalationId,
    awaitedTier: row.waiting?.toTier,
    onTop: false,
    why: null,
    lateHandoff: false,
  };
}

export function lineOfWaiting(row: WaitingRow, tier: 1 | 2 | 3, asOf: string): Line {
  const { secondsLeft, dueAt, landing } = row;
  const targetSeconds = landing?.targetSeconds ?? targetUnknown;
  return {
    ...row,
    key: `waiting ${row.escalationId}`,
    clientId: undefined,
    clientColor: undefined,
    // Until the verdict it stands below.
    tier: tier === 3 ? 2 : 1,
    pendingReason: null,
    reading: secondsLeft !== null && dueAt !== null ? { secondsLeft, targetSeconds, dueAt, asOf } : undefined,
    calendar: landing?.zone,
    used: usedSinceLanding(row, tier),
    packet: row.packetComplete,
    promiseDueAt: null,
    ownerName: row.raisedBy,
    awaitedTier: tier,
    onTop: true,
    lateHandoff: landing?.lateHandoff === true,
  };
}

/** Who used what by now: while the verdict is waited for the time is the sender's. */
function usedSinceLanding({ landing, secondsLeft }: WaitingRow, toTier: 1 | 2 | 3): Line['used'] {
  if (landing === null) return [];
  const since = secondsLeft === null ? 0 : Math.max(0, landing.secondsLeft - secondsLeft);
  return landing.usedSeconds.map(({ tier, seconds }) => ({ tier, seconds: tier === toTier - 1 ? seconds + since : seconds }));
}
