import { randomBytes } from 'node:crypto';
import { isOpen } from '../../desk/tickets/rules.ts';
import type { PageRequest } from '../../platform/page.ts';
import { hideField } from './mistakes.ts';
import { howLong, type Moments, momentsIn } from './moments.ts';
import { progress, reopenableUntil, stateLine, whoHasIt } from './plain-state.ts';
import { mostMessages, type OwnPromise, type OwnTicket } from './read-own-ticket.ts';
import { render, saidWords } from './render.ts';
import { say } from './words.ts';

/** This many of the latest messages stand open; the ones before are folded away. */
const openMessages = 4;

/** What a form sent that was refused: nothing that was typed is lost. */
export interface Unsent {
  readonly problem: string;
  readonly text: string;
  /** A secret was found in it: sent once more as it is, it goes with the secret hidden. */
  readonly holdsSecret?: boolean;
}

/** The page of one ticket: what its requester sees, by signed link and signed in alike. */
export function showTicket(
  ticket: OwnTicket,
  request: Pick<PageRequest, 'path' | 'query' | 'nonce' | 'hiddenToken'>,
  { at, signedIn, unsent }: { readonly at: Temporal.Instant; readonly signedIn: boolean; readonly unsent?: Unsent | undefined },
): string {
  const moments = momentsIn(ticket.timeZone, at);
  const { path, nonce, query } = request;
  const hiddenToken = unsent?.holdsSecret === true ? request.hiddenToken + hideField : request.hiddenToken;
  const until = reopenableUntil(ticket, at);
  const form = formOf(ticket, until);
  const messages = ticket.messages.slice(-mostMessages).map((message) => ({
    ...message,
    when: moments.on(Temporal.Instant.from(message.at)),
    who: message.own ? say('messages.you') : (message.name ?? say('messages.desk')),
  }));
  return render(
    'ticket',
    {
      title: `${ticket.reference} ${ticket.title}`,
      nonce,
      hiddenToken,
      ...(signedIn && { nav: 'ticket' as const }),
      zone: moments.zone,
      said: unsent === undefined ? saidWords(query.said) : undefined,
    },
    {
      ticket,
      path,
      key: randomBytes(16).toString('base64url'),
      opened: openedWords(ticket, moments),
      line: stateLine(ticket),
      joinedHere: ticket.mergedFrom === null ? undefined : say('joined.here', { reference: ticket.mergedFrom }),
      mark: ticket.state === 'pending' && ticket.pendingReason === 'requester' ? 'asked' : ticket.state,
      who: whoHasIt(ticket),
      steps: progress(ticket),
      next: isOpen(ticket.state) ? nextUpdate(ticket.promises, moments, at) : undefined,
      before: ticket.promises.filter(({ state }) => state !== 'open').map((promise) => endedPromise(promise, moments)),
      earlier: messages.slice(0, -openMessages),
      latest: messages.slice(-openMessages),
      more: ticket.messages.length > mostMessages,
      // What was fixed is read before it is answered.
      told: messages.findLast(({ own }) => !own),
      form,
      until: until && moments.by(until),
      unsent,
    },
  );
}

/** What the requester may say now: an answer, whether it works, that it is back, or nothing more. */
function formOf(
  { state, joined }: OwnTicket,
  until: Temporal.Instant | undefined,
): 'reply' | 'outcome' | 'reopen' | 'tooLate' | 'cancelled' | 'joined' {
  if (state === 'resolved') return 'outcome';
  if (state === 'cancelled') return joined ? 'joined' : 'cancelled';
  if (state === 'closed') return until === undefined ? 'tooLate' : 'reopen';
  return 'reply';
}

function openedWords({ openedAt, own, requesterName }: OwnTicket, moments: Moments): string {
  const when = moments.on(openedAt);
  return own ? say('ticket.opened', { when }) : say('ticket.openedFor', { when, name: requesterName });
}

function nextUpdate(promises: readonly OwnPromise[], moments: Moments, at: Temporal.Instant) {
  const promise = promises.find(({ state }) => state === 'open');
  if (promise === undefined) return { kind: 'none' as const };
  const dueAt = Temporal.Instant.from(promise.dueAt);
  const overdue = Temporal.Instant.compare(at, dueAt) > 0;
  return { kind: overdue ? ('overdue' as const) : ('due' as const), when: moments.by(dueAt), iso: promise.dueAt, what: promise.what };
}

function endedPromise({ what, dueAt, state, endedAt }: OwnPromise, moments: Moments) {
  const due = Temporal.Instant.from(dueAt);
  const lateSeconds = endedAt === null ? 0 : due.until(Temporal.Instant.from(endedAt)).total('seconds');
  const verdict = {
    kept: say('promise.kept'),
    late: say('promise.late', { howLong: howLong(lateSeconds) }),
    broken: say('promise.broken'),
  };
  return {
    what,
    state,
    when: say('promise.byWhen', { when: moments.on(due) }),
    iso: dueAt,
    verdict: state === 'open' ? '' : verdict[state],
  };
}
