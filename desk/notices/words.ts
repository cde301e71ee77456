import type { About, AboutEscalation, AboutPromise, AboutWarning } from './about.ts';
import type { ToldAs } from './rules.ts';

const metricWords = {
  response: 'first response time',
  next_update: 'time for the next update',
  workaround: 'time for a workaround',
  resolution: 'resolution time',
} as const;
const kindWords = { sla: '', ola: ' within the tier', underpinning: ' of the supplier' } as const;

const asWords: Readonly<Record<ToldAs, string>> = {
  assignee: 'you are the assignee',
  team_lead: 'you lead its team',
  service_manager: 'you are the client’s service manager',
  team_member: 'you are in its team, and nobody else is there to be told',
  sender: 'you sent it up',
  asker: 'you asked for it',
};

interface Reader {
  readonly zone: string;
  readonly at: Temporal.Instant;
}

/** What happened, in a few words: a subject line. */
export function headlineOf(reference: string, about: About): string {
  if (about.of === 'escalation') return escalationHeadline(reference, about);
  return about.of === 'clock' ? headline(reference, about) : promiseHeadline(reference, about);
}

/** What happened, in one sentence that explains itself; instants in the reader's zone. */
export function wordsOf(reference: string, about: About, reader: Reader): string {
  if (about.of === 'escalation') return escalationWords(reference, about, reader);
  return about.of === 'clock' ? warningWords(reference, about, reader) : promiseWords(reference, about, reader);
}

function escalationHeadline(reference: string, { what, byName }: AboutEscalation): string {
  const headlines = {
    packet_asked: `${byName} asks for what is missing from the packet of ${reference}`,
    packet_overdue: `What is missing from the packet of ${reference} was not answered in time`,
    packet_added: `${byName} has added to the packet of ${reference}`,
    leads_called: `${reference} was returned for the second time`,
    handoff_answered: `${byName} answers to the handoff of ${reference}`,
    handoff_refuted: `${byName} says that something was wrongly ruled out on ${reference}`,
  };
  return headlines[what];
}

function escalationWords(reference: string, about: AboutEscalation, { zone, at }: Reader): string {
  const due = about.dueAt === null ? '' : `, by ${momentWords(Temporal.Instant.from(about.dueAt), { zone, homeZone: zone, at })} (${zone})`;
  const said = about.words === null ? 'both tiers need your help to agree on it' : about.words;
  return `${escalationHeadline(reference, about)}${due}: ${said}; ${asWords[about.toldAs]}.`;
}

function promiseHeadline(reference: string, { stage }: AboutPromise): string {
  return `The promise to the requester of ${reference} is ${stage === 'soon' ? 'due soon' : 'overdue'}`;
}

function promiseWords(reference: string, about: AboutPromise, { zone, at }: Reader): string {
  const { stage, dueAt, what, toldAs } = about;
  const due = momentWords(Temporal.Instant.from(dueAt), { zone, homeZone: zone, at });
  return `${promiseHeadline(reference, about)}: ${stage === 'soon' ? 'to be told' : 'was to be told'} by ${due} (${zone}): ${what}; ${asWords[toldAs]}.`;
}

/** A share of a clock in words: `75 % of the resolution time of INC-10421 is used`. */
function headline(reference: string, { metric, clockKind, percent }: Pick<AboutWarning, 'metric' | 'clockKind' | 'percent'>): string {
  const time = `${metricWords[metric]}${kindWords[clockKind]}`;
  return percent === 100
    ? `The ${time} of ${reference} is over`
    : `${percent} % of the ${time} of ${reference} ${percent > 100 ? 'are' : 'is'} used`;
}

/**
 * A warning in one sentence that explains itself, as it is mailed: how much is used, what is left of what, when it is due by which
 * calendar, and why it is told to this person. Instants are said in the reader's zone.
 */
function warningWords(reference: string, about: AboutWarning, reader: Reader): string {
  const { secondsLeft, targetSeconds, dueAt, calendar, late, reachedAt } = about;
  const left =
    secondsLeft < 0
      ? `${hoursAndMinutes(-secondsLeft)} past the target of ${hoursAndMinutes(targetSeconds)}`
      : `${hoursAndMinutes(secondsLeft)} left of ${hoursAndMinutes(targetSeconds)}`;
  const due = `${secondsLeft < 0 ? 'was due' : 'due'} ${momentWords(Temporal.Instant.from(dueAt), { ...reader, homeZone: calendar.zone })}`;
  const told = late
    ? ` It was reached ${momentWords(Temporal.Instant.from(reachedAt), { ...reader, homeZone: calendar.zone })}, while the desk was not running.`
    : '';
  return `${headline(reference, about)}: ${left}, ${due}, counted on ${calendar.words}; ${asWords[about.toldAs]}.${told}`;
}

/** A span of working time as clocks show it, `1:42`, cut to whole minutes. */
export function hoursAndMinutes(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

interface Reading {
  readonly zone: string;
  readonly homeZone: string;
  readonly at: Temporal.Instant;
}

/** An instant in the reader's zone: the time alone on the same day, else with its date; the zone where the client's is another. */
function momentWords(instant: Temporal.Instant, { zone, homeZone, at }: Reading): string {
  const local = instant.toZonedDateTimeISO(zone);
  const sameDay = local.toPlainDate().equals(at.toZonedDateTimeISO(zone).toPlainDate());
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const date = local.toPlainDate().toLocaleString('en', { weekday: 'short', day: 'numeric', month: 'short' });
  return `${sameDay ? '' : `${date}, `}${time}${zone === homeZone ? '' : ` ${zone}`}`;
}
