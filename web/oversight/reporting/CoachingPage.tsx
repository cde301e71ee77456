import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCoaching } from '../../../oversight/reporting/coaching-contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import classes from '../statements/statements.module.css';
import { BackAndForth, type Pair } from './BackAndForth.tsx';
import { type Behind, CoachingTickets } from './CoachingTickets.tsx';
import { ReportHead, useReportChoice } from './ReportHead.tsx';
import { SharesTable } from './SharesTable.tsx';

/** What comes back and why, by category first, then one's own, then the people whom one leads; every number says what it is and opens what is behind it. */
export function CoachingPage() {
  const { t } = useTranslation('reports');
  const { t: escalation } = useTranslation('escalation');
  const [asked, choose] = useReportChoice();
  const [behind, setBehind] = useState<Behind>();
  const [pair, setPair] = useState<Pair>();
  const report = useRead(readCoaching, asked, { keep: true });
  const { data } = report;
  useTitle(t('coaching.title'));
  return (
    <div className={listClasses.page}>
      <ReportHead title={t('coaching.title')} choice={asked} onChoose={choose} />
      {report.error && !data && <Trouble problem={report.error} onRetry={() => void report.refetch()} />}
      {!data && !report.error && <Loading />}
      {data && (
        <div className={classes.statement}>
          <SharesTable
            title={t('coaching.byCategory')}
            first={t('coaching.category')}
            rows={data.categories.map((one) => ({
              ...one,
              key: one.categoryId ?? 'none',
              name: one.categoryName ?? t('coaching.noCategory'),
              of: { categoryId: one.categoryId ?? 'none' },
            }))}
            withEscalation
            definitions={data.definitions}
            fewest={data.fewestShown}
            onOpen={setBehind}
          />
          {data.own && (
            <SharesTable
              title={t('coaching.own')}
              first={t('coaching.person')}
              rows={[{ ...data.own, key: data.own.agentId, name: t('coaching.me'), of: { agentId: data.own.agentId } }]}
              definitions={data.definitions}
              fewest={data.fewestShown}
              onOpen={setBehind}
            />
          )}
          {data.people.length > 0 && (
            <SharesTable
              title={t('coaching.people')}
              first={t('coaching.person')}
              rows={data.people.map((one) => ({ ...one, key: one.agentId, of: { agentId: one.agentId } }))}
              definitions={data.definitions}
              fewest={data.fewestShown}
              onOpen={setBehind}
            />
          )}
          {behind && <CoachingTickets asked={asked} behind={behind} onClose={() => setBehind(undefined)} />}
          <Panel title={t('coaching.reasks')}>
            <div className={listClasses.inside}>
              <p className={listClasses.muted}>{t('coaching.reasksHint')}</p>
              {data.reasks.length === 0 ? (
                <Empty title={t('coaching.noReasks')} />
              ) : (
                <Scrolling className={listClasses.scroll} label={t('table', { title: t('coaching.reasks') })}>
                  <Table className={classes.table}>
                    <Table.Thead>
                      <Table.Tr>
                        {(['category', 'item', 'missing', 'inPacket', 'notRequired'] as const).map((column) => (
                          <Table.Th key={column} scope="col">
                            {t(`coaching.reaskColumns.${column}`)}
                          </Table.Th>
                        ))}
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.reasks.map(({ categoryId, categoryName, item, missing, in_packet: inPacket, not_required: notRequired }) => (
                        <Table.Tr key={`${categoryId} ${item}`}>
                          <Table.Th scope="row">{categoryName ?? t('coaching.noCategory')}</Table.Th>
                          <Table.Td>{escalation(`items.${item}`)}</Table.Td>
                          <Table.Td>{missing}</Table.Td>
                          <Table.Td>{inPacket}</Table.Td>
                          <Table.Td>{notRequired}</Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Scrolling>
              )}
            </div>
          </Panel>
          <Panel title={t('coaching.pingPong')}>
            <div className={listClasses.inside}>
              <p className={listClasses.muted}>{data.definitions.pingPong}</p>
              <p>{t('coaching.hops', { count: data.hops })}</p>
              <ul className={listClasses.muted}>
                {data.pingPong.map((one) => (
                  <li key={`${one.teamId} ${one.otherTeamId}`}>
                    <Button variant="subtle" size="compact-sm" onClick={() => setPair(one)}>
                      {t('coaching.pair', { team: one.teamName, other: one.otherTeamName, count: one.tickets })}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          </Panel>
          {pair && <BackAndForth asked={asked} pair={pair} onClose={() => setPair(undefined)} />}
        </div>
      )}
    </div>
  );
}
