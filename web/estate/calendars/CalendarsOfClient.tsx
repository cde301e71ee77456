import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listCalendars } from '../../../estate/calendars/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';

/** On a client's page: when it and its sites work now, and the way to its calendars. */
export function CalendarsOfClient({ clientId }: { clientId: string }) {
  const { t } = useTranslation('calendars');
  const calendars = useRead(listCalendars, { clientId });
  return (
    <Panel title={t('title')}>
      {calendars.isPending && <Loading lines={2} />}
      {calendars.error && <Trouble problem={calendars.error} onRetry={() => void calendars.refetch()} />}
      {calendars.data && (
        <div className={listClasses.inside}>
          <ul className={listClasses.plain}>
            {calendars.data.items.map(({ calendarId, name, siteName, versions }) => (
              <li key={calendarId}>
                <span>{siteName === null ? name : t('nameAtSite', { name, site: siteName })}</span>
                <span className={listClasses.muted}>{versions.find(({ current }) => current)?.words}</span>
              </li>
            ))}
          </ul>
          <Link to="/admin/clients/$clientId/calendars" params={{ clientId }}>
            {t('open')}
          </Link>
        </div>
      )}
    </Panel>
  );
}
