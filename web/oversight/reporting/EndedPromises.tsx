import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listEndedPromises } from '../../../oversight/reporting/keeping-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './reporting.module.css';

/** Which of a period's promises are listed: those behind one number. */
export interface Filter {
  readonly tier?: 1 | 2 | 3;
  readonly clientId?: string;
  readonly state?: 'kept' | 'late' | 'broken';
}

interface EndedPromisesProps {
  readonly asked: { readonly from: string; readonly until: string; readonly clientId?: string };
  readonly filter: Filter;
  readonly onAll: () => void;
}

/** The promises behind a number, each with its ticket. */
export function EndedPromises({ asked, filter, onAll }: EndedPromisesProps) {
  const { t } = useTranslation('reporting');
  const { tier, state } = filter;
  const list = useList(listEndedPromises, { ...asked, ...filter });
  const isFiltered = tier !== undefined || state !== undefined || filter.clientId !== undefined;
  return (
    <Panel
      title={t('behind')}
      aside={
        isFiltered && (
          <Button variant="subtle" size="compact-xs" onClick={onAll}>
            {t('all')}
          </Button>
        )
      }
    >
      {list.problem && list.items.length === 0 ? (
        <Trouble problem={list.problem} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading lines={3} />
      ) : list.items.length === 0 ? (
        <p className={classes.none}>{t('none')}</p>
      ) : (
        <Scrolling className={classes.scroll} label={t('table', { title: t('behind') })}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('ticket')}</Table.Th>
                <Table.Th scope="col">{t('client')}</Table.Th>
                <Table.Th scope="col">{t('tier')}</Table.Th>
                <Table.Th scope="col">{t('promised')}</Table.Th>
                <Table.Th scope="col">{t('due')}</Table.Th>
                <Table.Th scope="col">{t('ended')}</Table.Th>
                <Table.Th scope="col">{t('outcome')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((promise) => (
                <Table.Tr key={promise.promiseId}>
                  <Table.Td className={classes.reference}>
                    <Link to="/t/$reference" params={{ reference: promise.reference }} title={promise.title}>
                      {promise.reference}
                    </Link>
                  </Table.Td>
                  <Table.Td>{promise.clientName}</Table.Td>
                  <Table.Td>{promise.tier}</Table.Td>
                  <Table.Td className={classes.what}>{promise.what}</Table.Td>
                  <Table.Td className={classes.reference}>
                    <Moment at={promise.dueAt} />
                  </Table.Td>
                  <Table.Td className={classes.reference}>
                    <Moment at={promise.endedAt} />
                  </Table.Td>
                  <Table.Td data-state={promise.state} className={classes.state}>
                    {t(`states.${promise.state}`)}
                    {promise.why !== null && `: ${promise.why}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
          {list.more && (
            <Button variant="default" onClick={list.more} className={classes.more}>
              {t('more')}
            </Button>
          )}
        </Scrolling>
      )}
    </Panel>
  );
}
