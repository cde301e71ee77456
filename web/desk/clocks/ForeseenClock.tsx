import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { foreseenClock } from '../../../desk/previews/contract.ts';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './clocks.module.css';

type Foreseen = z.output<typeof foreseenClock>;

/** What an act will do to the clock: how it stands, and how it will stand. */
export function ForeseenClock({ before, after }: { before?: Foreseen | null; after: Foreseen | null }) {
  const { t } = useTranslation('clocks');
  if (after === null) return <p className={classes.foreseen}>{t('foreseen.none')}</p>;
  const moved = before !== undefined && before !== null && before.dueAt !== after.dueAt;
  return (
    <dl className={classes.foreseen}>
      {moved && (
        <div>
          <dt>{t('foreseen.before')}</dt>
          <dd>
            <Moment at={before.dueAt} /> · {leftText(before)}
          </dd>
        </div>
      )}
      <div>
        <dt>{before === undefined ? t('foreseen.due') : moved ? t('foreseen.after') : t('foreseen.same')}</dt>
        <dd>
          <strong>
            <Moment at={after.dueAt} />
          </strong>{' '}
          · {leftText(after)}
        </dd>
      </div>
      <div>
        <dt>{t('foreseen.startedAt')}</dt>
        <dd>
          <Moment at={after.startedAt} />
        </dd>
      </div>
    </dl>
  );

  function leftText({ secondsLeft }: Foreseen): string {
    const time = clockText(secondsLeft);
    return secondsLeft < 0 ? t('late', { time }) : t('left', { time });
  }
}
