import { hash } from 'node:crypto';
import type { Page, PageSite } from '../../platform/page.ts';
import { letInByLink, ticketOfLink } from './let-in-by-link.ts';
import { readOwnTicket } from './read-own-ticket.ts';
import { showTicket } from './show-ticket.ts';
import { takeWords } from './take-words.ts';

/**
 * The page behind a signed link: one ticket and nothing else, for a requester who never signs in. Its address is the secret, so its
 * forms are known by that address and need no cookie.
 */
export function putLinkPages(site: PageSite): void {
  const byLink = {
    letIn: letInByLink,
    formToken: ({ parameters }) => hash('sha256', `portal form ${parameters.token}`, 'base64url'),
  } as const satisfies Pick<Page, 'letIn' | 'formToken'>;

  site.get('/s/:token', {
    ...byLink,
    access: 'ticket.read',
    handler: async (work, request) => {
      const ticket = await readOwnTicket(work, await ticketOfLink(work, request.parameters.token ?? ''));
      return { html: showTicket(ticket, request, { at: work.at, signedIn: false }) };
    },
  });
  site.post('/s/:token', {
    ...byLink,
    access: 'ticket.reply',
    runApart: (place, request, exchange) =>
      takeWords(place, request, exchange, { find: (work) => ticketOfLink(work, request.parameters.token ?? ''), signedIn: false }),
  });
}
