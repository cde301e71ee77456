import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Said } from '../../../platform/secrets/Said.tsx';
import { Moment } from '../../../platform/time/Moment.tsx';
import type { TimelineEntry } from '../../tickets/ticket.ts';
import { FoldedText } from './FoldedText.tsx';
import { useFactWords } from './fact-words.ts';
import classes from './timeline.module.css';
import type { Names } from './use-names.ts';

/** What was said to somebody stands out in the color of its side. */
const messages: ReadonlySet<string> = new Set(['reply-sent', 'note-added', 'ticket-resolved']);

interface TimelineLineProps {
  readonly entry: TimelineEntry;
  readonly names: Names;
}

/** One fact in words: when, who, what; what was said stands whole under it. */
export const TimelineLine = memo(function TimelineLine({ entry, names }: TimelineLineProps) {
  const { t } = useTranslation('tickets');
  const { words, said, inside } = useFactWords()(entry, names);
  const { name, tier } = entry.by;
  return (
    <li className={classes.entry} data-side={entry.side} data-spoken={said !== undefined} data-message={messages.has(entry.name)}>
      <span className={classes.when}>
        <Moment at={entry.at} />
      </span>
      <div className={classes.what}>
        <p>
          <strong>{name === '' ? t('timeline.desk') : name}</strong>
          {tier !== null && <span className={classes.tier}>{t('timeline.tier', { tier })}</span>}{' '}
          <Said text={words} on={entry.of?.ticketId} />
          {entry.of !== null && <span className={classes.origin}>{t('of', { reference: entry.of.reference })}</span>}
          {entry.origin === 'imported' && <span className={classes.origin}>{t('timeline.imported')}</span>}
          {said !== undefined && entry.side !== 'system' && (
            <span className={classes.sideName}>{t(`timeline.sideNames.${entry.side}`)}</span>
          )}
        </p>
        {said !== undefined && <FoldedText text={said} on={entry.of?.ticketId} />}
        {inside !== undefined && (
          <p className={classes.inside}>
            <span className={classes.sideName}>{t('timeline.sideNames.internal')}</span> <Said text={inside} on={entry.of?.ticketId} />
          </p>
        )}
      </div>
    </li>
  );
});
