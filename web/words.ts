import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { laterWords } from './later-words.ts';
import clocks from './locales/en/clocks.json' with { type: 'json' };
import notices from './locales/en/notices.json' with { type: 'json' };
import shell from './locales/en/shell.json' with { type: 'json' };
import tickets from './locales/en/tickets.json' with { type: 'json' };
import workbench from './locales/en/workbench.json' with { type: 'json' };

/** What the first screen says, a queue. */
const en = {
  clocks,
  notices,
  shell,
  tickets,
  workbench,
};

type Page = Readonly<Record<string, unknown>>;

/** Brings a page together with the words that the first screen does without. */
export function withLaterWords<Loaded extends Page>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  return async () => {
    const [page, { laterWords: words }] = await Promise.all([load(), import('./later-words.ts')]);
    for (const [name, texts] of Object.entries(words)) i18next.addResourceBundle('en', name, texts, true);
    return page;
  };
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en & typeof laterWords;
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
