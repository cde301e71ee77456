import type { SegmentKind } from '../../desk/clocks/contract.ts';

/** How each kind of time is called where people read a statement outside the browser. */
export const kindWords: Readonly<Record<SegmentKind, string>> = {
  queue: 'Queue',
  validation: 'Validation',
  work: 'Work',
  waiting_requester: 'Waiting for requester',
  waiting_supplier: 'Waiting for supplier',
  waiting_change: 'Waiting for change',
  waiting_problem: 'Waiting for problem',
  waiting_schedule: 'Waiting for schedule',
  closed_hours: 'Closed hours',
};

/** A span to the second, `1,062:03:09`: hours, minutes, seconds. */
export function durationText(seconds: number): string {
  const hours = Math.floor(seconds / 3_600);
  const rest = [Math.floor((seconds % 3_600) / 60), seconds % 60].map((part) => String(part).padStart(2, '0'));
  return [hours.toLocaleString('en'), ...rest].join(':');
}
