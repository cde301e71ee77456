import { module, serve } from '../../platform/module.ts';
import * as contract from './contract.ts';
import * as facts from './facts.ts';
import { putHandoffPages } from './handoff-pages.ts';
import { putLinkPages } from './link-pages.ts';
import { listHandoffShares } from './list-handoff-shares.ts';
import { onPromiseTold } from './on-promise-told.ts';
import { putOwnPages } from './own-pages.ts';
import { revokeHandoffShare } from './revoke-handoff-share.ts';
import { revokeShares } from './revoke-shares.ts';
import { shareHandoff } from './share-handoff.ts';
import { revokeClockStatementShares, revokeMonthStatementShares, shareClockStatement, shareMonthStatement } from './share-statement.ts';
import { shareTicket } from './share-ticket.ts';
import { putSignInPages } from './sign-in-pages.ts';
import { putStatementPage } from './statement-page.ts';

export const portal = module({
  name: 'portal',
  floor: 'channels',
  needs: [
    'identity',
    'mail',
    'people',
    'tickets',
    'clocks',
    'promises',
    'agreements',
    'clients',
    'statements',
    'secrets',
    'files',
    'hypotheses',
    'handoff',
  ],
  folder: import.meta.dirname,
  schema: 'portal',
  tells: Object.values(facts),
  serves: [
    serve(contract.shareTicket, shareTicket),
    serve(contract.revokeShares, revokeShares),
    serve(contract.shareClockStatement, shareClockStatement),
    serve(contract.revokeClockStatementShares, revokeClockStatementShares),
    serve(contract.shareMonthStatement, shareMonthStatement),
    serve(contract.revokeMonthStatementShares, revokeMonthStatementShares),
    serve(contract.shareHandoff, shareHandoff),
    serve(contract.listHandoffShares, listHandoffShares),
    serve(contract.revokeHandoffShare, revokeHandoffShare),
  ],
  hears: { after: [onPromiseTold] },
  pages: (site) => {
    putLinkPages(site);
    putOwnPages(site);
    putSignInPages(site);
    putStatementPage(site);
    putHandoffPages(site);
  },
  tablesNotMadeOfFacts: ['link', 'link_read'],
});
