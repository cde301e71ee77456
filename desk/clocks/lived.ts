import type { Subject } from '../agreements/index.ts';
import type { Priority } from '../tickets/rules.ts';
import { continued } from './continue-clocks.ts';
import type { BoundTarget } from './facts.ts';
import { type ClockFactRow, foldHistories } from './history.ts';
import { newClock } from './new-clock.ts';
import { newTarget } from './new-target.ts';
import { pausedUntil } from './pause-clocks.ts';
import { type Act, agreements, calendars } from './random-life.ts';
import type { Change } from './segments.ts';
import type { ClockStanding } from './standing.ts';
import { clockWithPast, pastOf } from './taken-over.ts';

/** A ticket of the property test: its changes, its clock as the rows would hold it, and the facts that made it. */
export interface Lived {
  readonly changes: Change[];
  readonly facts: ClockFactRow[];
  /** Each clock that ever ran, as it stands; the last one is the ticket's. */
  readonly clocks: ClockStanding[];
  /** Thresholds that fired, by clock. */
  readonly warned: { readonly clockId: string; readonly percent: number }[];
  state: 'in_progress' | 'pending' | 'resolved';
  tier: 1 | 2 | 3;
  validating: boolean;
  priority: Priority;
  /** The newest versions that stand: what a ticket would be moved to. */
  newest: { agreement: number; calendar: number };
  now: Temporal.Instant;
}

const subjectOf = ({ priority }: Pick<Lived, 'priority'>): Subject => ({ priority, categoryPath: [], assetKind: null, vip: false });
const of = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from');
  return item;
};

/** Opens a ticket under these versions. `startedAt` is earlier for a child that was split off. */
export function open(now: Temporal.Instant, versions: { agreement: number; calendar: number }, startedAt = now): Lived {
  const ticket: Lived = {
    changes: [{ at: now, tier: 1, teamId: 'service desk', state: 'in_progress', assigneeId: 'ada' }],
    facts: [],
    clocks: [],
    warned: [],
    state: 'in_progress',
    tier: 1,
    validating: false,
    priority: 3,
    newest: { ...versions },
    now,
  };
  start(ticket, startedAt);
  return ticket;
}

function start(ticket: Lived, startedAt: Temporal.Instant): void {
  const bound = { agreement: of(agreements, ticket.newest.agreement), calendar: of(calendars, ticket.newest.calendar) };
  const targetMinutes = bound.agreement.terms.find(({ priority }) => priority === ticket.priority)?.resolutionMinutes ?? 1;
  begin(ticket, newClock(idsOf(ticket), bound, { metric: 'resolution', targetMinutes, startedAt, warns: true }), { bound, startedAt });
}

const idsOf = ({ clocks }: Lived) => ({ newId: () => `clock ${clocks.length + 1}` });

interface Began {
  readonly bound: Pick<ClockStanding, 'agreement' | 'calendar'>;
  readonly startedAt: Temporal.Instant;
}

function begin(ticket: Lived, begun: BoundTarget, { bound, startedAt }: Began): void {
  ticket.facts.push({ name: 'clock-started', occurred_at: ticket.now, payload: { priority: ticket.priority, clocks: [uuid(begun)] } });
  ticket.clocks.push({
    clientId: 'northgate',
    ticketId: 'ticket',
    clockId: uuid(begun).clockId,
    kind: 'sla',
    metric: 'resolution',
    ...bound,
    startedAt,
    targetMinutes: begun.targetMinutes,
    dueAt: Temporal.Instant.from(begun.dueAt),
    warnedPercent: begun.takenOver?.warnedPercent ?? 0,
    warnPercent: begun.warnPercent,
    warnAt: begun.warnAt === null ? null : Temporal.Instant.from(begun.warnAt),
    pausedAt: null,
    pausedUntil: null,
    pausedSeconds: begun.takenOver?.pausedSeconds ?? 0,
    stoppedAt: null,
  });
}

/** Joined with a ticket that was logged before it: the earliest start counts, no clock's start moves, and what stood still stays so. */
function takeOver(ticket: Lived, startedAt: Temporal.Instant): void {
  const old = clockOf(ticket);
  const past = pastOf(old, foldHistories(ticket.facts).get(old.clockId) ?? { targets: [], standstills: [] }, ticket.now);
  const { agreement, calendar, targetMinutes, pausedAt } = old;
  stop(ticket, null);
  const bound = { agreement, calendar };
  begin(ticket, clockWithPast(idsOf(ticket), { bound, metric: 'resolution', targetMinutes, startedAt, past }), { bound, startedAt });
  if (pausedAt !== null) ask(ticket);
}

/** Facts hold ids as UUIDs. */
function uuid(clock: BoundTarget): BoundTarget {
  const clockId = `00000000-0000-4000-8000-${clock.clockId.replaceAll(/\D/g, '').padStart(12, '0')}`;
  const versionId = '00000000-0000-4000-8000-000000000000';
  return { ...clock, clockId, agreementId: versionId, calendarId: versionId };
}

/** The clock that measures the ticket now. */
export function clockOf({ clocks }: Pick<Lived, 'clocks'>): ClockStanding {
  const clock = clocks.at(-1);
  if (clock === undefined) throw new Error('A ticket has a clock');
  return clock;
}

function set(ticket: Lived, change: Partial<ClockStanding>): void {
  ticket.clocks[ticket.clocks.length - 1] = { ...clockOf(ticket), ...change };
}

/** What the rounds do until an instant: warn at each threshold that is reached, and let a clock go on whose pause has used up its cap. */
export function passTo(ticket: Lived, now: Temporal.Instant): void {
  for (;;) {
    const { warnAt, warnPercent, pausedUntil: cap, pausedAt, stoppedAt, clockId } = clockOf(ticket);
    if (cap !== null && Temporal.Instant.compare(cap, now) <= 0) {
      ticket.now = cap;
      goOn(ticket, 'cap');
    } else if (
      stoppedAt === null &&
      pausedAt === null &&
      warnAt !== null &&
      warnPercent !== null &&
      Temporal.Instant.compare(warnAt, now) <= 0
    ) {
      ticket.warned.push({ clockId, percent: warnPercent });
      set(ticket, { warnedPercent: warnPercent });
      retarget(ticket, undefined);
    } else break;
  }
  ticket.now = now;
}

/** Sets the clock's target and next threshold anew from its history; with a name, as a fact. */
function retarget(ticket: Lived, name: 'clock-retargeted' | 'clock-rebound' | undefined): void {
  const clock = clockOf(ticket);
  const history = foldHistories(ticket.facts).get(clock.clockId);
  const target = history && newTarget(clock, { subject: subjectOf(ticket), history, warns: true });
  if (target === undefined) throw new Error('A clock with a fact has a history');
  const { targetMinutes, dueAt, warnPercent, warnAt } = target;
  const next = { warnPercent, warnAt: warnAt === null ? null : Temporal.Instant.from(warnAt) };
  set(ticket, name === undefined ? next : { targetMinutes, dueAt: Temporal.Instant.from(dueAt), ...next });
  if (name !== undefined) ticket.facts.push({ name, occurred_at: ticket.now, payload: { priority: ticket.priority, clocks: [target] } });
}

function goOn(ticket: Lived, because: string): void {
  const at = ticket.now;
  const { dueAt, warnAt, pausedSeconds, ...said } = continued(clockOf(ticket), at);
  ticket.facts.push({
    name: 'clock-continued',
    occurred_at: at,
    payload: { continuedAt: at.toString(), because, clocks: [{ ...said, dueAt, warnAt, pausedSeconds }] },
  });
  set(ticket, {
    dueAt: Temporal.Instant.from(dueAt),
    warnAt: warnAt === null ? null : Temporal.Instant.from(warnAt),
    pausedSeconds,
    pausedAt: null,
    pausedUntil: null,
    stoppedAt: null,
  });
}

function stop(ticket: Lived, met: boolean | null): void {
  if (clockOf(ticket).pausedAt !== null) goOn(ticket, 'ended');
  const { clockId, kind, metric } = clockOf(ticket);
  const payload = { stoppedAt: ticket.now.toString(), clocks: [{ clockId, kind, metric, met }] };
  ticket.facts.push({ name: 'clock-stopped', occurred_at: ticket.now, payload });
  set(ticket, { stoppedAt: ticket.now });
}

function ask(ticket: Lived): void {
  const clock = clockOf(ticket);
  const until = clock.pausedAt === null ? pausedUntil(clock, 'requester', ticket.now) : undefined;
  if (until === undefined) return;
  const { clockId, kind, metric } = clock;
  const asked = { reason: 'requester', questionId: clockId, pausedAt: ticket.now.toString() };
  ticket.facts.push({
    name: 'clock-paused',
    occurred_at: ticket.now,
    payload: { ...asked, clocks: [{ clockId, kind, metric, until: until.toString() }] },
  });
  set(ticket, { pausedAt: ticket.now, pausedUntil: until });
}

/** Does one thing to the ticket, if it can be done as it stands, as the listeners of this module follow it. */
export function act(ticket: Lived, verb: Act, choice: number): void {
  const changed = (change: Partial<Change>) => void ticket.changes.push({ at: ticket.now, ...change });
  const isOpen = ticket.state !== 'resolved';
  const isWaiting = ticket.state === 'pending';
  const wait = () => {
    ticket.state = 'pending';
    changed({ state: 'pending', pendingReason: 'requester' });
  };
  const work = () => {
    if (clockOf(ticket).pausedAt !== null) goOn(ticket, 'replied');
    ticket.state = 'in_progress';
    changed({ state: 'in_progress' });
  };
  const judged = (tier: Lived['tier']) => {
    ticket.validating = false;
    ticket.tier = tier;
    changed({ validating: false, tier, teamId: `team ${tier}`, assigneeId: 'priya' });
  };

  if (verb === 'edit') ticket.newest = choice % 2 === 0 ? { ...ticket.newest, agreement: choice } : { ...ticket.newest, calendar: choice };
  else if (verb === 'reopen' && !isOpen) {
    goOn(ticket, 'reopened');
    ticket.state = 'in_progress';
    changed({ state: 'in_progress' });
  } else if (!isOpen) return;
  else if (verb === 'escalate' && !ticket.validating && ticket.tier < 3) {
    ticket.validating = true;
    changed({ validating: true });
  } else if (verb === 'accept' && ticket.validating) judged(ticket.tier === 1 ? 2 : 3);
  else if ((verb === 'return' || verb === 'withdraw') && ticket.validating) {
    ticket.validating = false;
    changed({ validating: false });
  } else if (verb === 'reassign') changed({ teamId: `team ${choice}`, assigneeId: choice % 2 === 0 ? null : 'ada' });
  else if (verb === 'hold' && !isWaiting) wait();
  else if (verb === 'ask') {
    wait();
    ask(ticket);
  } else if ((verb === 'reply' || verb === 'resume') && isWaiting) work();
  else if (verb === 'resolve') {
    stop(ticket, true);
    ticket.state = 'resolved';
    ticket.validating = false;
    changed({ state: 'resolved', validating: false });
  } else if (verb === 'prioritize') {
    ticket.priority = of([1, 2, 3, 4] as const, choice);
    retarget(ticket, 'clock-retargeted');
  } else if (verb === 'move') {
    set(ticket, { agreement: of(agreements, ticket.newest.agreement), calendar: of(calendars, ticket.newest.calendar) });
    retarget(ticket, 'clock-rebound');
  } else if (verb === 'merge') {
    takeOver(ticket, clockOf(ticket).startedAt.subtract({ minutes: choice * 7 }));
  }
}
