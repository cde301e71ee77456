import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { FactWords } from './fact-words.ts';
import { isTrue, type Payload, textOf } from './payload.ts';

const refuted = z.object({ number: z.number() });

/** What facts say of a ticket that was handed to engineers outside the desk; nothing for other facts. */
export function useHandoffWords(): (fact: { readonly name: string; readonly payload: Payload }) => FactWords | undefined {
  const { t } = useTranslation('facts');
  return ({ name, payload }) => {
    const label = textOf(payload, 'label') ?? '';
    const to = textOf(payload, 'connectionName') ?? '';
    switch (name) {
      case 'handoff-answered': {
        const line = refuted.safeParse(payload.refutes).data;
        const via = z.enum(['link', 'jira', 'github', 'webhook']).safeParse(payload.via).data ?? 'link';
        const words = line === undefined ? t('handoff.answered') : t('handoff.refuted', { number: line.number });
        return { words: `${words} ${t(`handoff.via.${via}`)}`, said: textOf(payload, 'text') };
      }
      case 'handoff-asked':
        return { words: t('handoff.asked'), said: textOf(payload, 'question') };
      case 'handoff-shared':
        return { words: t('handoff.shared', { label }) };
      case 'handoff-share-revoked':
        return { words: t('handoff.shareRevoked', { label }) };
      case 'handoff-read':
        return { words: t('handoff.read') };
      case 'handoff-queued':
        return { words: t('handoff.queued', { name: to }) };
      case 'handoff-delivered': {
        const key = textOf(payload, 'key');
        // A webhook knows it by our own id, which says nothing to people.
        const named = key !== undefined && textOf(payload, 'url') !== undefined;
        return { words: named ? t('handoff.deliveredAs', { name: to, key }) : t('handoff.delivered', { name: to }) };
      }
      case 'handoff-failed':
        return {
          words: t(isTrue(payload, 'final') ? 'handoff.failed' : 'handoff.retries', { name: to }),
          said: textOf(payload, 'problem'),
        };
      default:
        return undefined;
    }
  };
}
