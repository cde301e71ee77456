import { useTranslation } from 'react-i18next';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import { countdownText, urgencyOf } from '../promises/countdown.ts';
import classes from './queue.module.css';

/** When the requester is to hear something; the last hour is counted down, and what has passed says so. */
export function PromiseCell({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation('workbench');
  const urgency = useTicking((now) => urgencyOf(dueAt, now));
  const left = useTicking((now) => countdownText(dueAt, now));
  return (
    <span className={classes.promiseText} data-urgency={urgency}>
      <Moment at={dueAt} />
      {left !== null && <span className={classes.countdown}>{left}</span>}
      {urgency === 'late' && <span className={classes.late}>{t('promiseLate')}</span>}
    </span>
  );
}
