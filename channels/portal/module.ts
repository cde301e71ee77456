import { module, serve } from '../../platform/module.ts';
import * as contract from './contract.ts';
import { statementShared, statementShareRevoked, ticketShared, ticketShareRevoked } from './facts.ts';
import { putLinkPages } from './link-pages.ts';
import { onPromiseTold } from './on-promise-told.ts';
import { putOwnPages } from './own-pages.ts';
import { revokeShares } from './revoke-shares.ts';
import { revokeClockStatementShares, revokeMonthStatementShares, shareClockStatement, shareMonthStatement } from './share-statement.ts';
import { shareTicket } from './share-ticket.ts';
import { putSignInPages } from './sign-in-pages.ts';
import { putStatementPage } from './statement-page.ts';

export const portal = module({
  name: 'portal',
  floor: 'channels',
  needs: ['identity', 'mail', 'people', 'tickets', 'clocks', 'promises', 'agreements', 'clients', 'statements', 'secrets'],
  folder: import.meta.dirname,
  schema: 'portal',
  tells: [ticketShared, ticketShareRevoked, statementShared, statementShareRevoked],
  serves: [
    serve(contract.shareTicket, shareTicket),
    serve(contract.revokeShares, revokeShares),
    serve(contract.shareClockStatement, shareClockStatement),
    serve(contract.revokeClockStatementShares, revokeClockStatementShares),
    serve(contract.shareMonthStatement, shareMonthStatement),
    serve(contract.revokeMonthStatementShares, revokeMonthStatementShares),
  ],
  hears: { after: [onPromiseTold] },
  pages: (site) => {
    putLinkPages(site);
    putOwnPages(site);
    putSignInPages(site);
    putStatementPage(site);
  },
  tablesNotMadeOfFacts: ['link'],
});
