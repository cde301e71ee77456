import { NativeSelect, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { useTitle } from '../../platform/parts/use-title.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { MonthStatement } from './MonthStatement.tsx';

const route = getRouteApi('/desk/reports/statement');
const mostClients = 200;

/** Which tier used what of a client's month. The address holds client and month, so that it can be passed on. */
export function MonthStatementPage() {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const { client, month } = route.useSearch();
  const clients = useRead(listClients, { limit: mostClients });
  const current = new Date(serverNow()).toISOString().slice(0, 7);
  const clientId = client ?? clients.data?.items[0]?.clientId;
  const chosen = month ?? current;
  const go = (next: { client?: string; month?: string }) =>
    void navigate({ to: '/reports/statement', search: { client: clientId, month: chosen, ...next }, replace: true });
  useTitle(t('month.title'));
  return (
    <div className={listClasses.page}>
      <header className={listClasses.top}>
        <h1>{t('month.title')}</h1>
        <NativeSelect
          aria-label={t('month.client')}
          value={clientId ?? ''}
          onChange={({ currentTarget: { value } }) => go({ client: value })}
          data={(clients.data?.items ?? []).map((one) => ({ value: one.clientId, label: one.name }))}
        />
        <TextInput
          type="month"
          aria-label={t('month.month')}
          value={chosen}
          max={current}
          onChange={({ currentTarget: { value } }) => {
            // A month half typed is none yet.
            if (/^\d{4}-\d{2}$/.test(value)) go({ month: value });
          }}
        />
      </header>
      {clientId === undefined ? (
        clients.isPending || <Empty title={t('month.noClient')} />
      ) : (
        <MonthStatement key={`${clientId} ${chosen}`} clientId={clientId} month={chosen} />
      )}
    </div>
  );
}
