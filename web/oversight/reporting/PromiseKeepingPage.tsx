import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listClients } from '../../../estate/clients/contract.ts';
import { readEndedPromisesFile, readPromiseKeeping } from '../../../oversight/reporting/keeping-contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useAll } from '../../api/use-all.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import { serverNow } from '../../platform/time/server-time.ts';
import { useViewerZone } from '../../platform/time/zone.ts';
import { EndedPromises, type Filter } from './EndedPromises.tsx';
import { KeepingTable } from './KeepingTable.tsx';
import { type Period, periods, spanOf } from './periods.ts';
import classes from './reporting.module.css';

/** Whether promises to requesters are kept: in all, per tier and client, with the definition, and the promises behind each number. */
export function PromiseKeepingPage() {
  const { t } = useTranslation('reporting');
  const zone = useViewerZone();
  const [period, setPeriod] = useState<Period>('thisMonth');
  const [clientId, setClientId] = useState('');
  const [filter, setFilter] = useState<Filter>({});
  const asked = { ...spanOf(period, zone, serverNow()), ...(clientId !== '' && { clientId }) };
  const clients = useAll(listClients, {});
  const keeping = useRead(readPromiseKeeping, asked, { keep: true });
  useTitle(t('title'));
  const { data } = keeping;
  return (
    <div className={listClasses.page}>
      <header className={listClasses.top}>
        <h1>{t('title')}</h1>
        <NativeSelect
          aria-label={t('period')}
          data={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
          value={period}
          onChange={({ currentTarget: { value } }) => setPeriod(periods.find((one) => one === value) ?? 'thisMonth')}
        />
        <NativeSelect
          aria-label={t('client')}
          data={[
            { value: '', label: t('everyClient') },
            ...(clients.data?.items ?? []).map((client) => ({ value: client.clientId, label: client.name })),
          ]}
          value={clientId}
          onChange={({ currentTarget: { value } }) => setClientId(value)}
        />
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={16} />}
          href={fileAddress(readEndedPromisesFile, { ...asked, ...filter })}
          download
        >
          {t('csv')}
        </Button>
      </header>
      {keeping.error && data === undefined ? (
        <Trouble problem={keeping.error} onRetry={() => void keeping.refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : (
        <div className={classes.parts}>
          <section className={classes.figures} aria-label={t('figures')}>
            <Figure
              value={data.total.keptPercent === null ? '–' : `${data.total.keptPercent} %`}
              name={t('keptRate')}
              says={data.definitions.keptRate}
            />
            <Figure value={String(data.overdueNow)} name={t('overdueNow')} says={data.definitions.overdueNow} />
            <Figure
              value={t('ofResolved', { short: data.checkIns.short, resolved: data.checkIns.resolved })}
              name={t('checkInsShort')}
              says={data.definitions.checkInsShort}
            />
          </section>
          <Panel title={t('byTier')} aside={<span className={classes.aside}>{data.definitions.byTier}</span>}>
            <KeepingTable
              first={t('tier')}
              lines={[
                ...data.byTier.map((line) => ({
                  ...line,
                  key: String(line.tier),
                  name: t('tierNumber', { tier: line.tier }),
                  filter: { tier: line.tier },
                })),
                { ...data.total, key: 'total', name: t('total'), filter: {} },
              ]}
              onOpen={setFilter}
            />
          </Panel>
          {clientId === '' && (
            <Panel title={t('byClient')}>
              <KeepingTable
                first={t('client')}
                lines={data.byClient.map((line) => ({
                  ...line,
                  key: line.clientId,
                  name: line.clientName,
                  filter: { clientId: line.clientId },
                }))}
                onOpen={setFilter}
              />
            </Panel>
          )}
          <EndedPromises asked={asked} filter={filter} onAll={() => setFilter({})} />
        </div>
      )}
    </div>
  );
}

function Figure({ value, name, says }: { value: string; name: string; says: string }) {
  return (
    <div className={classes.figure}>
      <strong>{value}</strong>
      <span>{name}</span>
      <p>{says}</p>
    </div>
  );
}
