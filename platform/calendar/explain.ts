import { addWorkingSeconds, isWorking, type WorkingSpan, workingSecondsBetween, workingSpans } from './arithmetic.ts';
import type { CalendarDefinition } from './definition.ts';
import { compileTimeline, type DatedDefinition } from './timeline.ts';

type Holiday = CalendarDefinition['holidays'][number];

/** One thing that happened on the way from one instant to another. `zone` is the one in which it is told. */
export type Step = { readonly zone: string } & (
  | { readonly kind: 'opened'; readonly at: Temporal.Instant; readonly working: boolean }
  | {
      readonly kind: 'worked';
      readonly from: Temporal.Instant;
      readonly to: Temporal.Instant;
      readonly seconds: number;
      readonly secondsSoFar: number;
    }
  | { readonly kind: 'closed'; readonly from: Temporal.Instant; readonly to: Temporal.Instant; readonly holidays: readonly Holiday[] }
  | { readonly kind: 'clocks-changed'; readonly at: Temporal.Instant; readonly shiftSeconds: number }
  | { readonly kind: 'version'; readonly at: Temporal.Instant; readonly definition: CalendarDefinition }
  | {
      readonly kind: 'left-out';
      readonly from: Temporal.Instant;
      readonly to: Temporal.Instant;
      readonly spans: number;
      readonly seconds: number;
      readonly secondsSoFar: number;
    }
  | { readonly kind: 'reached'; readonly at: Temporal.Instant }
);

type Versions = readonly [DatedDefinition, ...DatedDefinition[]];

/** Of a long way the first and the last spans are told; those between in one step, for nobody reads a year of days. */
const spansToldFirst = 24;
const spansToldLast = 8;
/** Changes of clocks told: ten years of them. */
const changesTold = 20;

/** When so many working seconds have passed since an instant (cut to whole seconds), and how that comes about, step by step. */
export function explainDue(
  versions: Versions,
  from: Temporal.Instant,
  seconds: number,
): { readonly dueAt: Temporal.Instant; readonly steps: readonly Step[] } {
  const dueAt = addWorkingSeconds(compileTimeline(versions), from, seconds);
  return { dueAt, steps: stepsBetween(versions, from, dueAt) };
}

/** How many working seconds lie between two instants, the second not before the first, and which they are, step by step. */
export function explainBetween(
  versions: Versions,
  from: Temporal.Instant,
  to: Temporal.Instant,
): { readonly seconds: number; readonly steps: readonly Step[] } {
  return { seconds: workingSecondsBetween(compileTimeline(versions), from, to), steps: stepsBetween(versions, from, to) };
}

function stepsBetween(versions: Versions, from: Temporal.Instant, to: Temporal.Instant): readonly Step[] {
  const calendar = compileTimeline(versions);
  const definitionAt = definitionIn(versions);
  const zoneAt = (at: Temporal.Instant): string => definitionAt(at).zone;
  const spans = workingSpans(calendar, from, to);
  const opened: Step = { kind: 'opened', at: from, working: isWorking(calendar, from), zone: zoneAt(from) };
  const reached: Step = { kind: 'reached', at: to, zone: zoneAt(to) };
  const onTheWay = [...told(spans, from, to, holidaysIn(versions), zoneAt), ...changesBetween(versions, from, to, zoneAt)];
  return [opened, ...onTheWay.toSorted((one, other) => Temporal.Instant.compare(startOf(one), startOf(other))), reached];
}

const startOf = (step: Step): Temporal.Instant => ('at' in step ? step.at : step.from);

/** Working spans and what lies between them, in turn. */
function told(
  spans: readonly WorkingSpan[],
  from: Temporal.Instant,
  to: Temporal.Instant,
  holidaysBetween: (from: Temporal.Instant, to: Temporal.Instant) => readonly Holiday[],
  zoneAt: (at: Temporal.Instant) => string,
): readonly Step[] {
  const steps: Step[] = [];
  let reached = from;
  let secondsSoFar = 0;
  const leftOut = spans.length > spansToldFirst + spansToldLast + 1 ? spans.length - spansToldFirst - spansToldLast : 0;
  for (const [index, span] of spans.entries()) {
    const seconds = secondsOf(span);
    secondsSoFar += seconds;
    const last = steps.at(-1);
    if (leftOut > 0 && index >= spansToldFirst && index < spansToldFirst + leftOut) {
      if (last?.kind === 'left-out') {
        const sum = { ...last, to: span.to, spans: last.spans + 1, seconds: last.seconds + seconds, secondsSoFar };
        steps[steps.length - 1] = sum;
      } else steps.push({ kind: 'left-out', from: reached, to: span.to, spans: 1, seconds, secondsSoFar, zone: zoneAt(span.from) });
    } else {
      if (Temporal.Instant.compare(reached, span.from) < 0) steps.push(closed(reached, span.from));
      steps.push({ kind: 'worked', ...span, seconds, secondsSoFar, zone: zoneAt(span.from) });
    }
    reached = span.to;
  }
  if (Temporal.Instant.compare(reached, to) < 0) steps.push(closed(reached, to));
  return steps;

  function closed(begins: Temporal.Instant, ends: Temporal.Instant): Step {
    return { kind: 'closed', from: begins, to: ends, holidays: holidaysBetween(begins, ends), zone: zoneAt(begins) };
  }
}

const secondsOf = ({ from, to }: WorkingSpan): number => Math.round((to.epochMilliseconds - from.epochMilliseconds) / 1000);

/** The definition in force at an instant: the latest effective date not after it; before the first, the first. */
function definitionIn(versions: Versions): (at: Temporal.Instant) => CalendarDefinition {
  const inOrder = versions.toSorted((one, other) => Temporal.Instant.compare(one.effectiveFrom, other.effectiveFrom));
  return (at) =>
    (inOrder.findLast(({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, at) <= 0) ?? inOrder[0] ?? versions[0]).definition;
}

/** The holidays that closed what the week alone would have opened, between two instants. */
function holidaysIn(versions: Versions): (from: Temporal.Instant, to: Temporal.Instant) => readonly Holiday[] {
  const [first, ...later] = versions.map(({ definition, effectiveFrom }) => ({
    definition: { ...definition, holidays: [] },
    effectiveFrom,
  }));
  const weekAlone = first && compileTimeline([first, ...later]);
  const definitionAt = definitionIn(versions);
  return (from, to) => {
    if (weekAlone === undefined) return [];
    const closed = workingSpans(weekAlone, from, to);
    const holidays = closed.flatMap((span) => {
      const { zone, holidays: all } = definitionAt(span.from);
      const [firstDate, lastDate] = [span.from, span.to].map((at) => at.toZonedDateTimeISO(zone).toPlainDate().toString());
      return all.filter(
        (holiday) =>
          holiday.date >= (firstDate ?? '') &&
          holiday.date <= (lastDate ?? '') &&
          Temporal.Instant.compare(beginOf(holiday, zone), span.to) < 0 &&
          Temporal.Instant.compare(span.from, endOf(holiday, zone)) < 0,
      );
    });
    return [...new Set(holidays)].toSorted((one, other) =>
      `${one.date} ${one.from ?? ''}`.localeCompare(`${other.date} ${other.from ?? ''}`),
    );
  };
}

function beginOf({ date, from = '00:00' }: Holiday, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${date}T${from}`).toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant();
}

function endOf({ date, to = '24:00' }: Holiday, zone: string): Temporal.Instant {
  const midnight = to === '24:00';
  const end = Temporal.PlainDateTime.from(`${date}T${midnight ? '00:00' : to}`).add({ days: midnight ? 1 : 0 });
  return end.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant();
}

/** Where the wall clock is changed, and where another version of the calendar comes into force. */
function changesBetween(
  versions: Versions,
  from: Temporal.Instant,
  to: Temporal.Instant,
  zoneAt: (at: Temporal.Instant) => string,
): readonly Step[] {
  // Before the first version the first counts already: its date changes nothing.
  const [, ...later] = versions.toSorted((one, other) => Temporal.Instant.compare(one.effectiveFrom, other.effectiveFrom));
  const dates = later.filter(({ effectiveFrom: at }) => Temporal.Instant.compare(from, at) < 0 && Temporal.Instant.compare(at, to) < 0);
  const inForce: readonly Step[] = dates.map(({ definition, effectiveFrom: at }) => ({
    kind: 'version',
    at,
    definition,
    zone: definition.zone,
  }));
  const clocks = [...new Set(versions.map(({ definition }) => definition.zone))].flatMap((zone) =>
    clockChanges(zone, from, to).filter(({ at }) => zoneAt(at) === zone),
  );
  return [...inForce, ...clocks];
}

function clockChanges(zone: string, from: Temporal.Instant, to: Temporal.Instant): readonly (Step & { readonly at: Temporal.Instant })[] {
  const changes = [];
  let here = from.toZonedDateTimeISO(zone);
  while (changes.length < changesTold) {
    const next = here.getTimeZoneTransition('next');
    if (next === null || Temporal.Instant.compare(next.toInstant(), to) >= 0) break;
    const shiftSeconds = Math.round((next.offsetNanoseconds - here.offsetNanoseconds) / 1e9);
    if (shiftSeconds !== 0) changes.push({ kind: 'clocks-changed' as const, at: next.toInstant(), shiftSeconds, zone });
    here = next;
  }
  return changes;
}
