import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCoaching } from '../../../oversight/reporting/coaching-contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import classes from '../statements/statements.module.css';
import { BackAndForth, type Pair } from './BackAndForth.tsx';
import { type Behind, CoachingTickets } from './CoachingTickets.tsx';
import { Hops } from './Hops.tsx';
import { type Reask, ReasksBehind } from './ReasksBehind.tsx';
import { ReasksTable } from './ReasksTable.tsx';
import { ReportHead, useReportChoice } from './ReportHead.tsx';
import { SharesTable } from './SharesTable.tsx';

/** What comes back and why, by category first, then one's own, then the people whom one leads; every number says what it is and opens what is behind it. */
export function CoachingPage() {
  const { t } = useTranslation('reports');
  const [asked, choose] = useReportChoice();
  const [behind, setBehind] = useState<Behind>();
  const [pair, setPair] = useState<Pair>();
  const [reask, setReask] = useState<Reask>();
  const [isHopsOpen, setHopsOpen] = useState(false);
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
          <ReasksTable reasks={data.reasks} onOpen={setReask} />
          {reask && <ReasksBehind asked={asked} reask={reask} onClose={() => setReask(undefined)} />}
          <Panel title={t('coaching.pingPong')}>
            <div className={listClasses.inside}>
              <p className={listClasses.muted}>{data.definitions.pingPong}</p>
              <p title={data.definitions.hops}>
                {data.hops === 0 ? (
                  t('coaching.hops', { count: 0 })
                ) : (
                  <button type="button" className={classes.link} onClick={() => setHopsOpen(true)}>
                    {t('coaching.hops', { count: data.hops })}
                  </button>
                )}
              </p>
              {data.pingPong.length > 0 && (
                <ul className={listClasses.muted}>
                  {data.pingPong.map((one) => (
                    <li key={`${one.teamId} ${one.otherTeamId}`}>
                      <Button variant="subtle" size="compact-sm" onClick={() => setPair(one)}>
                        {t('coaching.pair', { team: one.teamName, other: one.otherTeamName, count: one.tickets })}
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </Panel>
          {isHopsOpen && <Hops asked={asked} onClose={() => setHopsOpen(false)} />}
          {pair && <BackAndForth asked={asked} pair={pair} onClose={() => setPair(undefined)} />}
        </div>
      )}
    </div>
  );
}
