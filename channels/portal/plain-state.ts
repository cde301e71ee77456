import { isOpen, type PendingReason, type TicketState } from '../../desk/tickets/rules.ts';
import type { OwnTicket } from './read-own-ticket.ts';
import { say, type WordKey } from './words.ts';

type Standing = Pick<OwnTicket, 'state' | 'pendingReason' | 'level' | 'assigneeName'> & Partial<Pick<OwnTicket, 'joined'>>;

const waitsFor = {
  requester: 'state.pendingRequester',
  supplier: 'state.pendingSupplier',
  change: 'state.pendingChange',
  problem: 'state.pendingProblem',
  schedule: 'state.pendingSchedule',
} as const satisfies Record<PendingReason, WordKey>;

/** Where a ticket stands, in one plain sentence. */
export function stateLine({ state, pendingReason, level, assigneeName, joined = false }: Standing): string {
  if (joined) return say('state.joined');
  if (state === 'new') return say(level === 1 ? 'state.waiting' : 'state.waitingLevel2');
  if (state === 'in_progress') return assigneeName === null ? say('state.workingNobody') : say('state.working', { name: assigneeName });
  if (state === 'pending') return say(pendingReason === null ? 'state.workingNobody' : waitsFor[pendingReason]);
  return say(`state.${state}`);
}

/** Who has it, by first name or in plain words; nobody has what is over. */
export function whoHasIt({ state, level, assigneeName }: Standing): string | undefined {
  if (!isOpen(state)) return undefined;
  if (assigneeName === null) return say(level === 1 ? 'who.nobodyLevel1' : 'who.nobodyLevel2');
  return say(level === 1 ? 'who.level1' : 'who.level2', { name: assigneeName });
}

export interface ProgressStep {
  readonly words: string;
  readonly standing: 'done' | 'now' | 'ahead';
}

/** Received → Being worked on → Fixed. What was cancelled goes nowhere. */
export function progress({ state, level }: Standing): readonly ProgressStep[] {
  if (state === 'cancelled') return [];
  const at = state === 'new' && level === 1 ? 0 : isOpen(state) ? 1 : 2;
  const words = ['progress.received', level === 1 ? 'progress.working' : 'progress.workingLevel2', 'progress.fixed'] as const;
  return words.map((key, index) => ({
    words: say(key),
    standing: index < at || at === 2 ? 'done' : index === at ? 'now' : 'ahead',
  }));
}

/** What a ticket's state is called in a list. */
export function listState({ state, pendingReason }: { readonly state: TicketState; readonly pendingReason: PendingReason | null }): string {
  return say(state === 'pending' && pendingReason === 'requester' ? 'listState.pendingRequester' : `listState.${state}`);
}

/** Until when a closed ticket may be reopened; nothing when that is over, or for tickets that are not closed. */
export function reopenableUntil({ reopenUntil }: Pick<OwnTicket, 'reopenUntil'>, at: Temporal.Instant): Temporal.Instant | undefined {
  return reopenUntil !== null && Temporal.Instant.compare(at, reopenUntil) <= 0 ? reopenUntil : undefined;
}
