import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './escalation.module.css';
import type { Escalation } from './escalation.ts';

/** The second return of one ticket: who was called in to help both tiers agree. */
export function LeadsBanner({ escalations }: { escalations: readonly Escalation[] }) {
  const { t } = useTranslation('escalation');
  const called = escalations.find(({ leadsCalled }) => leadsCalled !== null);
  if (called?.leadsCalled == null) return null;
  const names = called.leadsCalled.map(({ name, tier }) => t('leads.one', { name, tier })).join(', ');
  return (
    <p className={classes.leads} role="status">
      <IconUsersGroup className={classes.mark} size={18} stroke={1.6} aria-hidden />
      <span>
        <strong>{t('leads.title')}</strong> {names === '' ? t('leads.nobody') : t('leads.called', { names })}
      </span>
    </p>
  );
}
