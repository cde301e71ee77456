import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../platform/parts/Panel.tsx';
import { useSession } from '../../platform/sign-in/session.ts';
import classes from './criteria.module.css';

/** Where a client's own criteria and standard steps are kept. */
export function EscalationOfClient({ clientId }: { clientId: string }) {
  const { t } = useTranslation('criteria');
  const { can } = useSession();
  if (!can('criteria.manage', clientId)) return null;
  return (
    <Panel title={t('ofClient')}>
      <div className={`${classes.inside} ${classes.tried}`}>
        <p className={classes.muted}>{t('ofClientHint')}</p>
        <Link to="/admin/criteria" search={{ client: clientId }}>
          {t('toCriteria')}
        </Link>
        <Link to="/admin/steps" search={{ client: clientId }}>
          {t('toSteps')}
        </Link>
      </div>
    </Panel>
  );
}
