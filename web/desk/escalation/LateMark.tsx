import { useTranslation } from 'react-i18next';
import classes from './landing.module.css';

/** Says that a ticket came up with less time left than its new tier takes: a form of its own and words, for color carries nothing alone. */
export function LateMark() {
  const { t } = useTranslation('workbench');
  return (
    <span className={classes.late} title={t('lateHint')}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 2h12L8.9 8 14 14H2l5.1-6Z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
        <path d="M4.6 12.6h6.8L8 9Z" fill="currentColor" />
      </svg>
      {t('late')}
    </span>
  );
}
