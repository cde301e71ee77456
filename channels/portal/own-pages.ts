import { isOpen } from '../../desk/tickets/rules.ts';
import type { Page, PageReply, PageRequest, PageSite } from '../../platform/page.ts';
import { notFound, refuse } from '../../platform/refusal.ts';
import type { Work } from '../../platform/work.ts';
import { type ListedTicket, listOwnTickets } from './list-own-tickets.ts';
import { type Moments, momentsIn } from './moments.ts';
import { showNewTicket, takeNewTicket } from './new-ticket.ts';
import { listState } from './plain-state.ts';
import { readOwnTicket, type Which } from './read-own-ticket.ts';
import { goTo, render, saidWords } from './render.ts';
import { showTicket } from './show-ticket.ts';
import { signInFirst } from './sign-in-pages.ts';
import { takeWords } from './take-words.ts';
import { say } from './words.ts';

/** The pages of a requester who is signed in: the tickets, one of them, a new one. Agents are sent to the desk. */
export function putOwnPages(site: PageSite): void {
  const reading = { access: 'ticket.read', whenSignedOut: signInFirst } as const satisfies Pick<Page, 'access' | 'whenSignedOut'>;

  site.get('/p', { ...reading, handler: (work, request) => ofRequesters(request, () => showList(work, request)) });
  site.get('/p/new', {
    ...reading,
    access: 'ticket.open',
    handler: (_work, request) => ofRequesters(request, async () => showNewTicket(request)),
  });
  site.post('/p/new', {
    ...reading,
    access: 'ticket.open',
    runApart: (place, request, exchange) => ofRequesters(request, () => takeNewTicket(place, request, exchange)),
  });
  site.get('/p/tickets/:reference', {
    ...reading,
    handler: (work, request) =>
      ofRequesters(request, async () => {
        const ticket = await readOwnTicket(work, named(request));
        return { html: showTicket(ticket, request, { at: work.at, signedIn: true }) };
      }),
  });
  site.post('/p/tickets/:reference', {
    ...reading,
    access: 'ticket.reply',
    runApart: (place, request, exchange) =>
      ofRequesters(request, () => takeWords(place, request, exchange, { find: async () => named(request), signedIn: true })),
  });
}

async function ofRequesters({ authority }: PageRequest, show: () => Promise<PageReply>): Promise<PageReply> {
  return authority.requesterId === undefined ? goTo('/') : show();
}

/** `INC-10421` and `REQ-10421` are one ticket: the number counts. */
function named({ parameters }: PageRequest): Which {
  const number = /^(?:INC|REQ)-(\d{1,12})$/i.exec(parameters.reference ?? '')?.[1];
  return number === undefined ? refuse(notFound) : { number };
}

async function showList(work: Work, request: PageRequest): Promise<PageReply> {
  const { items, nextCursor, timeZone } = await listOwnTickets(work, request.query.older);
  const moments = momentsIn(timeZone, work.at);
  const lines = items.map((ticket) => lineOf(ticket, moments, work.at));
  const title = say(work.authority.departmentId === undefined ? 'list.title' : 'list.department');
  const { nonce, hiddenToken, query } = request;
  const html = render(
    'list',
    { title, nonce, hiddenToken, nav: 'list', zone: moments.zone, said: saidWords(query.said) },
    {
      open: lines.filter(({ open }) => open),
      ended: lines.filter(({ open }) => !open),
      first: request.query.older === undefined,
      nextCursor,
    },
  );
  return { html };
}

function lineOf(
  { reference, title, state, pendingReason, nextUpdateAt, own, requesterName }: ListedTicket,
  moments: Moments,
  at: Temporal.Instant,
) {
  const overdue = nextUpdateAt !== null && Temporal.Instant.compare(at, nextUpdateAt) > 0;
  return {
    reference,
    title,
    open: isOpen(state),
    state: listState({ state, pendingReason }),
    mark: state === 'pending' && pendingReason === 'requester' ? 'asked' : state,
    next: nextUpdateAt && say(overdue ? 'list.overdue' : 'list.nextUpdate', { when: moments.by(nextUpdateAt) }),
    overdue,
    requester: own ? undefined : say('list.for', { name: requesterName }),
  };
}
