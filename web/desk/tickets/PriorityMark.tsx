import { useTranslation } from 'react-i18next';
import classes from './marks.module.css';

/** P1 to P4; the more urgent, the heavier, never by color alone. */
export function PriorityMark({ priority }: { priority: 1 | 2 | 3 | 4 }) {
  const { t } = useTranslation('tickets');
  return (
    <span className={classes.priority} data-priority={priority} title={t(`priorities.${priority}`)}>
      {t('priority', { priority })}
    </span>
  );
}
