import access from './locales/en/access.json' with { type: 'json' };
import account from './locales/en/account.json' with { type: 'json' };
import agreements from './locales/en/agreements.json' with { type: 'json' };
import bulk from './locales/en/bulk.json' with { type: 'json' };
import calendars from './locales/en/calendars.json' with { type: 'json' };
import categories from './locales/en/categories.json' with { type: 'json' };
import clients from './locales/en/clients.json' with { type: 'json' };
import clocks from './locales/en/clock-page.json' with { type: 'json' };
import connections from './locales/en/connections.json' with { type: 'json' };
import criteria from './locales/en/criteria.json' with { type: 'json' };
import denials from './locales/en/denials.json' with { type: 'json' };
import escalation from './locales/en/escalation.json' with { type: 'json' };
import facts from './locales/en/facts.json' with { type: 'json' };
import knowledge from './locales/en/knowledge.json' with { type: 'json' };
import notices from './locales/en/notice-list.json' with { type: 'json' };
import people from './locales/en/people.json' with { type: 'json' };
import promises from './locales/en/promises.json' with { type: 'json' };
import reporting from './locales/en/reporting.json' with { type: 'json' };
import reports from './locales/en/reports.json' with { type: 'json' };
import steps from './locales/en/steps.json' with { type: 'json' };
import tickets from './locales/en/ticket-page.json' with { type: 'json' };

/** What every page but a queue says: loaded with the first of them, so that a queue is there sooner. */
export const laterWords = {
  bulk,
  calendars,
  promises,
  facts,
  escalation,
  access,
  account,
  agreements,
  categories,
  clients,
  clocks,
  criteria,
  connections,
  denials,
  knowledge,
  notices,
  people,
  reporting,
  reports,
  steps,
  tickets,
};
