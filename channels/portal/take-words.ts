import * as tickets from '../../desk/tickets/contract.ts';
import { closeTicket, openFollowUp, reopenTicket, replyToRequester } from '../../desk/tickets/index.ts';
import { notInThisState, tooLateToReopen } from '../../desk/tickets/refusals.ts';
import { reachFor } from '../../platform/identity/index.ts';
import { inWork, type WorkPlace } from '../../platform/in-work.ts';
import type { Exchange } from '../../platform/module.ts';
import type { PageReply, PageRequest } from '../../platform/page.ts';
import { notFound, Refused, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { mistakeIn, secretIn } from './mistakes.ts';
import { once } from './once.ts';
import { readOwnTicket, type Which } from './read-own-ticket.ts';
import { goTo } from './render.ts';
import { showTicket } from './show-ticket.ts';
import { say } from './words.ts';

/** A page that shows one ticket: how it is found, and whether its reader is signed in. */
export interface TicketPlace {
  readonly find: (work: Work) => Promise<Which>;
  readonly signedIn: boolean;
}

/** What the forms of a ticket's page can say, and the operation that each is. */
const sayings = {
  reply: tickets.replyToRequester,
  blocked: tickets.reopenTicket,
  works: tickets.closeTicket,
  again: tickets.openFollowUp,
} as const;
type Saying = keyof typeof sayings;

/**
 * Takes what a requester says on a ticket's page: an answer, “It works now”, “I’m still blocked”. Goes back to the page when it is done;
 * when it is refused, shows the page with the reason and with what was typed.
 */
export async function takeWords(place: WorkPlace, request: PageRequest, exchange: Exchange, at: TicketPlace): Promise<PageReply> {
  const { authority, form } = request;
  const doing = sayingOf(form.do);
  const text = (form.text ?? '').replaceAll('\r\n', '\n');
  const reach = reachFor(authority, sayings[doing].permission);
  const showAgain = (problem: string, holdsSecret = false): Promise<string> =>
    inWork(place, { authority, reach, readOnly: true }, async (work) =>
      showTicket(await readOwnTicket(work, await at.find(work)), request, {
        at: work.at,
        signedIn: at.signedIn,
        unsent: { problem, text, holdsSecret },
      }),
    );

  const mistake = mistakeOf(doing, text);
  if (mistake !== undefined) return { status: 400, html: await showAgain(mistake) };
  const secret = secretIn(text, form);
  if (secret !== undefined) return { status: 422, html: await showAgain(secret, true) };
  try {
    const said = await inWork(place, { authority, reach, requestId: exchange.requestId }, async (work) => {
      const { ticketId } = await readOwnTicket(work, await at.find(work));
      return once(work, { key: form.key, words: [doing, ticketId, text] }, () => speak(work, doing, { ticketId, text, exchange }));
    });
    // A link shows its one ticket and no other, however that one is followed up.
    return goTo(doing === 'again' && at.signedIn ? `/p/tickets/${said}?said=opened` : `${request.path}?said=${doing}`);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind.status === 404) throw error;
    return { status: error.kind.status, html: await showAgain(refusalWords(error)) };
  }
}

function sayingOf(named: string | undefined): Saying {
  return named === 'reply' || named === 'blocked' || named === 'works' || named === 'again' ? named : refuse(notFound);
}

function mistakeOf(doing: Saying, text: string): string | undefined {
  if (doing === 'works') return undefined;
  return doing === 'reply'
    ? mistakeIn(tickets.replyToRequester.input.shape.body, text, 'problem.replyEmpty')
    : mistakeIn(
        doing === 'again' ? tickets.openFollowUp.input.shape.description : tickets.reopenTicket.input.shape.reason,
        text,
        'problem.reasonEmpty',
      );
}

/** Answers what was said, or the number of the follow-up that was opened. */
async function speak(
  work: Work,
  doing: Saying,
  { ticketId, text, exchange }: { readonly ticketId: string; readonly text: string; readonly exchange: Exchange },
): Promise<string> {
  if (doing === 'again') return (await openFollowUp(work, { ticketId, description: text.trim() }, exchange)).reference;
  if (doing === 'works') await closeTicket(work, { ticketId }, exchange);
  else if (doing === 'reply') await replyToRequester(work, { ticketId, body: text.trim() }, exchange);
  else await reopenTicket(work, { ticketId, reason: text.trim() }, exchange);
  return doing;
}

function refusalWords({ kind }: Refused): string {
  if (kind === notInThisState) return say('problem.changed');
  return say(kind === tooLateToReopen ? 'problem.tooLate' : 'problem.busy');
}
