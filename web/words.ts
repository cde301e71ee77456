import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import account from './locales/en/account.json' with { type: 'json' };
import agreements from './locales/en/agreements.json' with { type: 'json' };
import clients from './locales/en/clients.json' with { type: 'json' };
import clocks from './locales/en/clocks.json' with { type: 'json' };
import denials from './locales/en/denials.json' with { type: 'json' };
import escalation from './locales/en/escalation.json' with { type: 'json' };
import facts from './locales/en/facts.json' with { type: 'json' };
import notices from './locales/en/notices.json' with { type: 'json' };
import people from './locales/en/people.json' with { type: 'json' };
import promises from './locales/en/promises.json' with { type: 'json' };
import reporting from './locales/en/reporting.json' with { type: 'json' };
import reports from './locales/en/reports.json' with { type: 'json' };
import shell from './locales/en/shell.json' with { type: 'json' };
import tickets from './locales/en/tickets.json' with { type: 'json' };
import workbench from './locales/en/workbench.json' with { type: 'json' };

const en = {
  account,
  agreements,
  clients,
  clocks,
  denials,
  escalation,
  facts,
  notices,
  people,
  promises,
  reporting,
  reports,
  shell,
  tickets,
  workbench,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en;
  }
}

/** Every text of the interface stands in locales/, by module; components hold none. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'shell',
    resources: { en },
    interpolation: { escapeValue: false },
    // The texts are in the bundle: waiting a turn would only flash an empty page.
    initAsync: false,
  });
}
