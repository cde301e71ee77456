import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { segmentKind } from '../../../desk/clocks/contract.ts';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { exactText } from '../../platform/time/durations.ts';
import classes from './clock-panel.module.css';
import type { ClockStatement } from './line.ts';

interface UsesTableProps {
  readonly tiers: ClockStatement['tiers'];
  readonly totalSeconds: number;
  readonly workingSeconds: number;
}

/** Tiers × kinds, to the second. Rows and columns both add up to the total. */
export function UsesTable({ tiers, totalSeconds, workingSeconds }: UsesTableProps) {
  const { t } = useTranslation('clocks');
  const secondsOf = (tier: ClockStatement['tiers'][number], kind: string) => tier.kinds.find((one) => one.kind === kind)?.seconds ?? 0;
  const kinds = segmentKind.options.filter((kind) => tiers.some((tier) => secondsOf(tier, kind) > 0));
  return (
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
          {tiers.map((tier) => (
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
              <Table.Td key={kind}>{exactText(tiers.reduce((sum, tier) => sum + secondsOf(tier, kind), 0))}</Table.Td>
            ))}
            <Table.Td>{exactText(workingSeconds)}</Table.Td>
            <Table.Td>{exactText(totalSeconds)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}
