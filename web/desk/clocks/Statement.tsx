import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { exactText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './clock-panel.module.css';
import type { ClockStatement } from './line.ts';
import { UsesTable } from './UsesTable.tsx';

/** The clock statement: which tier used what on what, to the second; `children` are what can be done with it. */
export function Statement({ statement, children }: { statement: ClockStatement; children?: ReactNode }) {
  const { t } = useTranslation('clocks');
  const retargeted = statement.clocks.flatMap(({ metric, lines }) => lines.map((line) => ({ metric, ...line })));
  return (
    <div className={classes.statement}>
      <p className={classes.agreement}>
        {t('agreement', { name: statement.agreement.name, version: statement.agreement.version })} · {t('asOf')}{' '}
        <Moment at={statement.asOf} homeZone={statement.calendar.zone} />
      </p>
      {children}
      <UsesTable {...statement} />
      {retargeted.length > 0 && (
        <ul className={classes.lines}>
          {retargeted.map(({ metric, at, priority, targetSeconds, dueAt }) => (
            <li key={`${metric} ${at}`}>
              {t('retargeted', { clock: t(`metrics.${metric}`), priority, target: exactText(targetSeconds) })}{' '}
              <Moment at={dueAt} homeZone={statement.calendar.zone} />
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t('segments', { count: statement.segments.length })}</summary>
        <Scrolling className={classes.scroll} label={t('segments', { count: statement.segments.length })}>
          <Table verticalSpacing={2} horizontalSpacing="sm" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {(['from', 'to', 'tier', 'team', 'assignee', 'kind', 'length'] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(column)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {statement.segments.map((segment) => (
                <Table.Tr key={`${segment.from} ${segment.to} ${segment.kind}`}>
                  <Table.Td>
                    <Moment at={segment.from} homeZone={statement.calendar.zone} />
                  </Table.Td>
                  <Table.Td>
                    <Moment at={segment.to} homeZone={statement.calendar.zone} />
                  </Table.Td>
                  <Table.Td>{segment.tier}</Table.Td>
                  <Table.Td>{segment.teamName}</Table.Td>
                  <Table.Td>{segment.assigneeName ?? '–'}</Table.Td>
                  <Table.Td>{t(`kinds.${segment.kind}`)}</Table.Td>
                  <Table.Td>{exactText(segment.seconds)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
        {statement.segmentsCut && <p className={classes.calendar}>{t('segmentsCut')}</p>}
      </details>
    </div>
  );
}
