import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { segmentKind } from '../../../desk/clocks/contract.ts';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { exactText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './clock-panel.module.css';
import type { ClockStatement } from './line.ts';

/** The clock statement: which tier used what on what, to the second. Rows and columns both add up to the total. */
export function Statement({ statement }: { statement: ClockStatement }) {
  const { t } = useTranslation('clocks');
  const kinds = segmentKind.options.filter((kind) =>
    statement.tiers.some((tier) => tier.kinds.some((one) => one.kind === kind && one.seconds > 0)),
  );
  const secondsOf = (tier: ClockStatement['tiers'][number], kind: string) => tier.kinds.find((one) => one.kind === kind)?.seconds ?? 0;
  const retargeted = statement.clocks.flatMap(({ metric, lines }) => lines.map((line) => ({ metric, ...line })));
  return (
    <div className={classes.statement}>
      <p className={classes.agreement}>
        {t('agreement', { name: statement.agreement.name, version: statement.agreement.version })} · {t('asOf')}{' '}
        <Moment at={statement.asOf} homeZone={statement.calendar.zone} />
      </p>
      <Scrolling className={classes.scroll} label={t('byTier')}>
        <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing="sm" className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('tier')}</Table.Th>
              {kinds.map((kind) => (
                <Table.Th key={kind} scope="col">
                  {t(`kinds.${kind}`)}
                </Table.Th>
              ))}
              <Table.Th scope="col">{t('working')}</Table.Th>
              <Table.Th scope="col">{t('total')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statement.tiers.map((tier) => (
              <Table.Tr key={tier.tier}>
                <Table.Th scope="row">{t('tierNumber', { tier: tier.tier })}</Table.Th>
                {kinds.map((kind) => (
                  <Table.Td key={kind}>{exactText(secondsOf(tier, kind))}</Table.Td>
                ))}
                <Table.Td>{exactText(tier.workingSeconds)}</Table.Td>
                <Table.Td>{exactText(tier.seconds)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr className={classes.sum}>
              <Table.Th scope="row">{t('sum')}</Table.Th>
              {kinds.map((kind) => (
                <Table.Td key={kind}>{exactText(statement.tiers.reduce((sum, tier) => sum + secondsOf(tier, kind), 0))}</Table.Td>
              ))}
              <Table.Td>{exactText(statement.workingSeconds)}</Table.Td>
              <Table.Td>{exactText(statement.totalSeconds)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </Scrolling>
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
