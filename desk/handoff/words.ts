import type { Handoff } from './contract.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An instant as both sides read it: “2 Mar 14:32 (08:32)”, UTC and in brackets the client's own time, with its day where that differs. */
export function bothTimes(instant: string, zone: string): string {
  const utc = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
  const local = utc.withTimeZone(zone);
  const timeOf = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const dayOf = (at: Temporal.ZonedDateTime) => `${at.day} ${months[at.month - 1]}`;
  const told = `${dayOf(utc)} ${timeOf(utc)}`;
  if (local.offsetNanoseconds === 0) return told;
  return `${told} (${local.toPlainDate().equals(utc.toPlainDate()) ? '' : `${dayOf(local)} `}${timeOf(local)})`;
}

/** How times on the page are to be read. */
export function zoneNote(zone: string): string {
  return zone === 'UTC' ? 'Times in UTC.' : `Times in UTC, in brackets ${zone}.`;
}

/** Hours and minutes, “1:42”. */
export function hoursText(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  return `${seconds < 0 ? '−' : ''}${Math.floor(minutes / 60).toLocaleString('en')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What is left of the clock, said so that nobody overlooks that nothing is. */
export function clockWords({ clock, zone }: Pick<Handoff, 'clock' | 'zone'>): string {
  if (clock === null) return 'no clock runs';
  const due = `due ${bothTimes(clock.dueAt, zone)}`;
  const of = `of ${hoursText(clock.targetSeconds)} working hours`;
  return clock.secondsLeft < 0
    ? `overdue by ${hoursText(-clock.secondsLeft)} ${of}, was ${due}`
    : `${hoursText(clock.secondsLeft)} left ${of}, ${due}`;
}

/** “3.2 MB”. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const gradeWords = { 1: 'high', 2: 'medium', 3: 'low' } as const;
export const confidenceWords = { low: 'low', medium: 'medium', high: 'high' } as const;
export const theoryWords = { open: 'open', testing: 'being tested', confirmed: 'confirmed' } as const;
/** The seven items of a packet. */
export const itemWords = {
  criterion: 'Criterion',
  question: 'Question',
  timeline: 'Timeline',
  steps: 'Steps tried',
  evidence: 'Evidence',
  environment: 'Environment',
  extent: 'Extent',
} as const satisfies Record<Handoff['additions'][number]['item'], string>;
