/** How much a running clock will hurt (interface.md §3.10). */
export type ClockShape = 'ok' | 'at_risk' | 'critical' | 'breached';

/**
 * At risk from 25 % or 60 minutes left, critical from 10 % or 15 minutes, whichever is less; breached when past due.
 * In closed hours right after the due instant nothing is left and nothing is overdrawn: whoever knows the instant says `pastDue`.
 */
export function clockShape(secondsLeft: number, targetSeconds: number, pastDue = secondsLeft < 0): ClockShape {
  if (pastDue) return 'breached';
  if (secondsLeft <= Math.min(targetSeconds * 0.1, 15 * 60)) return 'critical';
  if (secondsLeft <= Math.min(targetSeconds * 0.25, 60 * 60)) return 'at_risk';
  return 'ok';
}
