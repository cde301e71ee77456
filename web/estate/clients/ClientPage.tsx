import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readClient } from '../../../estate/clients/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import classes from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { AddDepartment } from './AddDepartment.tsx';
import { AddSite } from './AddSite.tsx';
import { ClientMark } from './ClientMark.tsx';

/** One client: its sites, its departments, and what higher floors have to say of it. */
export function ClientPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('clients');
  const { can } = useSession();
  const { clientId } = useParams({ from: '/desk/admin/clients/$clientId' });
  const client = useRead(readClient, { clientId });
  useTitle(client.data?.name ?? t('title'));
  if (client.error) return <Trouble isPage problem={client.error} onRetry={() => void client.refetch()} />;
  if (client.data === undefined) return <Loading />;
  const { name, code, color, timeZone, sites, departments } = client.data;
  const manages = can('people.manage', clientId);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <h1>
          <ClientMark name={`${name} (${code})`} color={color} />
        </h1>
        <span className={classes.muted}>{timeZone}</span>
      </header>
      <div className={classes.sections}>
        <Panel title={t('sites')}>
          <div className={classes.inside}>
            {sites.length === 0 && <p className={classes.muted}>{t('noSites')}</p>}
            <ul className={classes.plain}>
              {sites.map((site) => (
                <li key={site.siteId}>
                  <span>{site.name}</span>
                  <span className={classes.muted}>{site.timeZone}</span>
                </li>
              ))}
            </ul>
            {manages && <AddSite clientId={clientId} timeZone={timeZone} />}
          </div>
        </Panel>
        <Panel title={t('departments')}>
          <div className={classes.inside}>
            {departments.length === 0 && <p className={classes.muted}>{t('noDepartments')}</p>}
            <ul className={classes.plain}>
              {departments.map((department) => (
                <li key={department.departmentId}>
                  <span>{department.name}</span>
                  <span className={classes.muted}>{sites.find(({ siteId }) => siteId === department.siteId)?.name ?? ''}</span>
                </li>
              ))}
            </ul>
            {manages && <AddDepartment clientId={clientId} sites={sites} />}
          </div>
        </Panel>
        {children}
      </div>
    </div>
  );
}
