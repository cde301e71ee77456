import { useTranslation } from 'react-i18next';
import { Moment } from '../../platform/time/Moment.tsx';
import { useTicking } from '../../platform/time/ticking.ts';
import classes from './queue.module.css';

/** When the requester is to hear something, and whether that has passed. */
export function PromiseCell({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation('workbench');
  const late = useTicking((now) => now > Date.parse(dueAt));
  return (
    <span className={classes.promiseText} data-late={late}>
      <Moment at={dueAt} />
      {late && <span className={classes.late}>{t('promiseLate')}</span>}
    </span>
  );
}
