import { Button, NativeSelect, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listHandoffs } from '../../../oversight/reporting/contract.ts';
import { useList } from '../../api/use-list.ts';
import { LateMark } from '../../desk/escalation/LateMark.tsx';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../statements/statements.module.css';

const choices = ['late', 'measured', 'all'] as const;

interface HandoffsProps {
  readonly asked: { readonly days: number; readonly clientId?: string; readonly teamId?: string };
  readonly teamName: string | undefined;
  readonly onAll: () => void;
}

/** The escalations behind the rate: how much was left, and how much the receiving tier takes. */
export function Handoffs({ asked, teamName, onAll }: HandoffsProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const [which, setWhich] = useState<(typeof choices)[number]>('late');
  const list = useList(listHandoffs, { ...asked, which });
  const columns = ['ticket', 'name', 'from', 'raised', 'left', 'takes', 'verdict'] as const;
  return (
    <Panel
      title={teamName === undefined ? t('handoffs.title') : t('handoffs.of', { team: teamName })}
      aside={
        <span className={classes.rate}>
          {teamName !== undefined && (
            <Button variant="subtle" size="compact-xs" onClick={onAll}>
              {t('handoffs.allTeams')}
            </Button>
          )}
          <NativeSelect
            size="xs"
            aria-label={t('handoffs.which')}
            value={which}
            onChange={({ currentTarget: { value } }) => setWhich(choices.find((choice) => choice === value) ?? 'late')}
            data={choices.map((choice) => ({ value: choice, label: t(`handoffs.choices.${choice}`) }))}
          />
        </span>
      }
    >
      {list.problem && list.items.length === 0 ? (
        <Trouble problem={list.problem} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading lines={4} />
      ) : list.items.length === 0 ? (
        <Empty title={t('handoffs.none')} />
      ) : (
        <Scrolling className={listClasses.scroll} label={t('table', { title: t('handoffs.title') })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`handoffs.columns.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((one) => (
                <Table.Tr key={one.escalationId}>
                  <Table.Td>
                    <Link to="/t/$reference" params={{ reference: one.reference }}>
                      {one.reference}
                    </Link>
                  </Table.Td>
                  <Table.Td className={classes.name}>{one.title}</Table.Td>
                  <Table.Td>{t('handoffs.by', { team: one.teamName, name: one.raisedBy })}</Table.Td>
                  <Table.Td>
                    <Moment at={one.raisedAt} />
                  </Table.Td>
                  <Table.Td>{one.secondsLeft === null ? '–' : clockText(one.secondsLeft)}</Table.Td>
                  <Table.Td>
                    {one.medianSeconds === null ? '–' : t('handoffs.tierTakes', { tier: one.toTier, time: clockText(one.medianSeconds) })}
                  </Table.Td>
                  <Table.Td>
                    {one.lateHandoff === null ? t('handoffs.unknown') : one.lateHandoff ? <LateMark /> : t('handoffs.inTime')}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
      {list.more && (
        <Button variant="default" onClick={list.more} className={listClasses.more}>
          {common('more')}
        </Button>
      )}
    </Panel>
  );
}
