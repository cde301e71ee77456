import { useTranslation } from 'react-i18next';
import type { FactWords } from './fact-words.ts';
import { numberOf, type Payload, textOf } from './payload.ts';

/** What facts say of theories about the cause; nothing for other facts. */
export function useHypothesisWords(): (fact: {
  readonly name: string;
  readonly payload: Payload;
  readonly by: { readonly actor: string };
}) => FactWords | undefined {
  const { t } = useTranslation('facts');
  return ({ name, payload, by }) => {
    const of = { number: numberOf(payload, 'number') ?? 0, statement: textOf(payload, 'statement') ?? '' };
    const test = textOf(payload, 'test');
    const said = textOf(payload, 'because');
    switch (name) {
      case 'hypothesis-raised':
        return { words: t('hypothesis.raised', of) };
      case 'hypothesis-changed':
        return { words: t('hypothesis.changed', of) };
      case 'hypothesis-tested':
        return { words: t('hypothesis.tested', of), said: test };
      case 'hypothesis-ruled-out':
        return { words: t('hypothesis.ruledOut', { ...of, test: test ?? '' }), said };
      case 'hypothesis-confirmed':
        return { words: t('hypothesis.confirmed', { ...of, test: test ?? '' }), said };
      case 'hypothesis-reopened':
        // An engineer outside the desk said it in their answer, which stands beside.
        return { words: t('hypothesis.reopened', of), said: by.actor.startsWith('external:') ? undefined : said };
      default:
        return undefined;
    }
  };
}
