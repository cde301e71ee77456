import { Button, Table } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readHandoffsFile, readLateHandoffs } from '../../../oversight/reporting/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import classes from '../statements/statements.module.css';
import { Handoffs } from './Handoffs.tsx';
import { ReportHead, useReportChoice } from './ReportHead.tsx';

/** How often each team hands over with less time left than the next tier needs; every number opens the escalations behind it. */
export function LateHandoffsPage() {
  const { t } = useTranslation('reports');
  const [asked, choose] = useReportChoice();
  const [team, setTeam] = useState<{ readonly teamId: string; readonly teamName: string }>();
  const rates = useRead(readLateHandoffs, asked, { keep: true });
  const { data } = rates;
  useTitle(t('late.title'));
  return (
    <div className={listClasses.page}>
      <ReportHead title={t('late.title')} choice={asked} onChoose={choose}>
        <Button
          component="a"
          href={fileAddress(readHandoffsFile, asked)}
          download
          variant="default"
          size="xs"
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
        >
          {t('csv')}
        </Button>
      </ReportHead>
      {rates.error && !data && <Trouble problem={rates.error} onRetry={() => void rates.refetch()} />}
      {!data && !rates.error && <Loading />}
      {data && (
        <div className={classes.statement}>
          <Panel title={t('late.byTeam')}>
            <div className={listClasses.inside}>
              <p className={listClasses.muted}>{data.definition}</p>
              {data.teams.length === 0 ? (
                <Empty title={t('late.none')} />
              ) : (
                <Scrolling className={listClasses.scroll} label={t('table', { title: t('late.byTeam') })}>
                  <Table className={classes.table}>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th scope="col">{t('late.team')}</Table.Th>
                        <Table.Th scope="col">{t('late.rate')}</Table.Th>
                        <Table.Th scope="col">{t('late.late')}</Table.Th>
                        <Table.Th scope="col">{t('late.measured')}</Table.Th>
                        <Table.Th scope="col">{t('late.escalations')}</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {data.teams.map(({ teamId, teamName, tier, escalations, measured, late }) => (
                        <Table.Tr key={teamId}>
                          <Table.Th scope="row">{t('late.teamAt', { team: teamName, tier })}</Table.Th>
                          <Table.Td>{measured === 0 ? '–' : t('percent', { value: ((100 * late) / measured).toFixed(1) })}</Table.Td>
                          <Table.Td>
                            {late === 0 ? (
                              '0'
                            ) : (
                              <button
                                type="button"
                                className={classes.link}
                                aria-label={t('late.open', { count: late, team: teamName })}
                                onClick={() => setTeam({ teamId, teamName })}
                              >
                                {late}
                              </button>
                            )}
                          </Table.Td>
                          <Table.Td>{measured}</Table.Td>
                          <Table.Td>{escalations}</Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Scrolling>
              )}
            </div>
          </Panel>
          <Handoffs asked={{ ...asked, ...(team && { teamId: team.teamId }) }} teamName={team?.teamName} onAll={() => setTeam(undefined)} />
        </div>
      )}
    </div>
  );
}
