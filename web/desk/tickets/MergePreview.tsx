import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { previewMerge } from '../../../desk/previews/contract.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { ForeseenClock } from '../clocks/ForeseenClock.tsx';
import classes from './links.module.css';

interface MergePreviewProps {
  readonly seen: z.output<typeof previewMerge.reply>;
  /** The number of the ticket that stays. */
  readonly stay: string;
}

/** What becomes of the clock, and what each ticket brings. */
export function MergePreview({ seen, stay }: MergePreviewProps) {
  const { t } = useTranslation('tickets');
  return (
    <section aria-label={t('merge.preview')} className={classes.preview}>
      <ForeseenClock before={seen.before} after={seen.after} />
      <ul>
        {seen.sources.map(({ ticketId, reference, requesterName, otherRequester, messages, steps, files, promiseDueAt }) => (
          <li key={ticketId}>
            {t('merge.brings', { reference, messages, steps, files, stay })}
            {otherRequester && ` ${t('merge.otherRequester', { name: requesterName })}`}
            {promiseDueAt !== null && (
              <>
                {' '}
                {t('merge.promised')} <Moment at={promiseDueAt} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
