import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readAgreement } from '../../../desk/clocks/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import classes from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The agreement in force: working hours and what is promised for each priority, in working time. */
export function Agreement({ clientId }: { clientId: string }) {
  const { t } = useTranslation('clients');
  const agreement = useRead(readAgreement, { clientId });
  return (
    <Panel title={t('agreement')}>
      {agreement.isPending && <Loading lines={3} />}
      {agreement.error && <Trouble problem={agreement.error} onRetry={() => void agreement.refetch()} />}
      {agreement.data && (
        <div className={classes.inside}>
          <p>
            {t('agreementVersion', { name: agreement.data.name, version: agreement.data.version })} · {t('since')}{' '}
            <Moment at={agreement.data.effectiveFrom} />
          </p>
          <Table horizontalSpacing="xs" verticalSpacing={2}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('priority')}</Table.Th>
                <Table.Th scope="col">{t('response')}</Table.Th>
                <Table.Th scope="col">{t('resolution')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {agreement.data.targets.map(({ priority, responseMinutes, resolutionMinutes }) => (
                <Table.Tr key={priority}>
                  <Table.Th scope="row">{t('priorityNumber', { priority })}</Table.Th>
                  <Table.Td>{clockText(responseMinutes * 60)}</Table.Td>
                  <Table.Td>{clockText(resolutionMinutes * 60)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          <ul className={classes.plain}>
            {weekdays.flatMap((day) => {
              const spans = agreement.data.calendar.week[day] ?? [];
              return spans.length === 0
                ? []
                : [
                    <li key={day}>
                      <span>{t(`weekdays.${day}`)}</span>
                      <span>{spans.map(([from, to]) => `${from}–${to}`).join(', ')}</span>
                    </li>,
                  ];
            })}
          </ul>
          <p className={classes.muted}>
            {t('holidays', { zone: agreement.data.calendar.zone, count: agreement.data.calendar.holidays.length })}
          </p>
        </div>
      )}
    </Panel>
  );
}
