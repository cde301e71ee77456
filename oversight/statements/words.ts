import type { z } from 'zod';
import type { AgreementKind, Metric } from '../../desk/agreements/rules.ts';
import type { clockStatement, SegmentKind } from '../../desk/clocks/contract.ts';

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

export const metricWords: Readonly<Record<Metric, string>> = {
  response: 'First response',
  next_update: 'Next update',
  workaround: 'Workaround',
  resolution: 'Resolution',
};

/** Whose promise a clock is. */
export const agreementWords: Readonly<Record<AgreementKind, string>> = {
  sla: 'to the client',
  ola: 'the tier’s own',
  underpinning: 'the supplier’s',
};

/** An instant as a zone tells it, `2026-03-02 10:00`. */
export function inZone(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return `${local.toPlainDate()} ${local.toPlainTime().toString({ smallestUnit: 'second' })}`;
}

/** `March 2026`. */
export function monthWords(month: string): string {
  return Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 }).toLocaleString('en', { month: 'long', year: 'numeric' });
}

/** How a clock stands, in words and with a sign, since paper has no color. */
export function leftWords({
  shape,
  secondsLeft,
}: Pick<z.output<typeof clockStatement>['clocks'][number], 'shape' | 'secondsLeft'>): string {
  if (shape === 'met') return `met, ${durationText(secondsLeft)} spare`;
  if (shape === 'missed') return `missed by ${durationText(-secondsLeft)}`;
  if (shape === 'ended') return 'ended, no longer owed';
  return secondsLeft < 0 ? `breached, −${durationText(-secondsLeft)}` : `${durationText(secondsLeft)} left`;
}

/** `1 ticket`, `8,383 tickets`. */
export const ticketWords = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'ticket' : 'tickets'}`;
