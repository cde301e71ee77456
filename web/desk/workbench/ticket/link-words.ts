import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { FactWords } from './fact-words.ts';
import { type Payload, textOf } from './payload.ts';

const named = z.object({ reference: z.string() });
const sources = z.array(named);

/** What facts say of how tickets hang together; nothing for other facts. */
export function useLinkWords(): (fact: { readonly name: string; readonly payload: Payload }) => FactWords | undefined {
  const { t } = useTranslation('facts');
  return ({ name, payload }) => {
    const reference = textOf(payload, 'reference') ?? '?';
    const to = (field: string) => named.safeParse(payload[field]).data?.reference;
    switch (name) {
      case 'ticket-merged':
        return { words: t('mergedInto', { reference: to('into') ?? '?' }) };
      case 'tickets-merged':
        return {
          words: t('merged', { references: (sources.safeParse(payload.sources).data ?? []).map((one) => one.reference).join(', ') }),
        };
      case 'ticket-split':
        return { words: t('split', { reference, title: textOf(payload, 'title') ?? '' }) };
      case 'ticket-followed-up':
        return { words: t('followedUp', { reference }) };
      case 'ticket-opened': {
        const requester = textOf(payload, 'requesterName') ?? '';
        const [parent, old] = [to('splitFrom'), to('follows')];
        const said = textOf(payload, 'description');
        if (parent !== undefined) return { words: t('openedSplit', { reference: parent, requester }), said };
        return old === undefined ? undefined : { words: t('openedFollowUp', { reference: old, requester }), said };
      }
      default:
        return undefined;
    }
  };
}
