import { module, serve } from '../../platform/module.ts';
import * as contract from './contract.ts';
import { ticketShared, ticketShareRevoked } from './facts.ts';
import { putLinkPages } from './link-pages.ts';
import { onPromiseTold } from './on-promise-told.ts';
import { putOwnPages } from './own-pages.ts';
import { revokeShares } from './revoke-shares.ts';
import { shareTicket } from './share-ticket.ts';
import { putSignInPages } from './sign-in-pages.ts';

export const portal = module({
  name: 'portal',
  floor: 'channels',
  needs: ['identity', 'mail', 'people', 'tickets', 'clocks', 'promises'],
  folder: import.meta.dirname,
  schema: 'portal',
  tells: [ticketShared, ticketShareRevoked],
  serves: [serve(contract.shareTicket, shareTicket), serve(contract.revokeShares, revokeShares)],
  hears: { after: [onPromiseTold] },
  pages: (site) => {
    putLinkPages(site);
    putOwnPages(site);
    putSignInPages(site);
  },
  tablesNotMadeOfFacts: ['link'],
});
