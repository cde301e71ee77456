import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listAgreements } from '../../../desk/agreements/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import classes from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';

/** What new tickets of a client are promised: working hours and the targets of each priority, in working time. */
export function AgreementInForce({ clientId }: { clientId: string }) {
  const { t } = useTranslation('agreements');
  const agreements = useRead(listAgreements, { clientId });
  const sla = agreements.data?.items.find(({ kind, current }) => kind === 'sla' && current);
  return (
    <Panel title={t('inForce')}>
      {agreements.isPending && <Loading lines={3} />}
      {agreements.error && <Trouble problem={agreements.error} onRetry={() => void agreements.refetch()} />}
      {sla && (
        <div className={classes.inside}>
          <p>
            {t('version', { name: sla.name, version: sla.version })} · {t('since')} <Moment at={sla.effectiveFrom} />
          </p>
          <Table horizontalSpacing="xs" verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('priority')}</Table.Th>
                <Table.Th scope="col">{t('metrics.response')}</Table.Th>
                <Table.Th scope="col">{t('metrics.resolution')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sla.terms
                .filter(({ categoryId, assetKind, vip }) => categoryId === undefined && assetKind === undefined && vip === undefined)
                .map(({ priority, responseMinutes, resolutionMinutes }) => (
                  <Table.Tr key={priority ?? 'every'}>
                    <Table.Th scope="row">{priority === undefined ? t('everyPriority') : t('priorityNumber', { priority })}</Table.Th>
                    <Table.Td>{responseMinutes === undefined ? '–' : clockText(responseMinutes * 60)}</Table.Td>
                    <Table.Td>{resolutionMinutes === undefined ? '–' : clockText(resolutionMinutes * 60)}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
          <p>{sla.calendarWords}</p>
          <p className={classes.muted}>{t('workingTime')}</p>
          <p>
            <Link to="/admin/clients/$clientId/agreements" params={{ clientId }}>
              {t('all')}
            </Link>
          </p>
        </div>
      )}
    </Panel>
  );
}
