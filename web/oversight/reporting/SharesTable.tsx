import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../platform/parts/Empty.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import classes from '../statements/statements.module.css';
import type { Behind } from './CoachingTickets.tsx';

type Share = { readonly count: number; readonly of: number } | null;
const measures = ['escalation', 'return', 'override', 'late', 'reask', 'answers'] as const;
type Measure = (typeof measures)[number];

interface Row {
  readonly key: string;
  readonly name: string;
  readonly of: Behind['of'];
  readonly escalation?: Share;
  readonly return: Share;
  readonly override: Share;
  readonly late: Share;
  readonly reask: Share;
  readonly answers: Share;
}

interface SharesTableProps {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly Row[];
  readonly withEscalation?: boolean;
  readonly definitions: Readonly<Record<string, string>>;
  readonly fewest: number;
  readonly onOpen: (behind: Behind) => void;
}

/** Shares of escalations, one line for each category or person: so many of so many, what that means, and the escalations behind it. */
export function SharesTable({ title, first, rows, withEscalation = false, definitions, fewest, onOpen }: SharesTableProps) {
  const { t } = useTranslation('reports');
  const shown = withEscalation ? measures : measures.filter((measure) => measure !== 'escalation');
  const cell = (row: Row, measure: Measure) => {
    const share = row[measure];
    if (share == null) return <span title={t('coaching.tooFew', { count: fewest })}>–</span>;
    const words = t('coaching.share', { percent: Math.round((100 * share.count) / share.of), count: share.count, of: share.of });
    // Of answers also those that nobody gave are listed.
    if (share.count === 0 && measure !== 'answers') return words;
    return (
      <button type="button" className={classes.link} onClick={() => onOpen({ measure, of: row.of, name: row.name })}>
        {words}
      </button>
    );
  };
  return (
    <Panel title={title}>
      <div className={listClasses.inside}>
        {rows.length === 0 ? (
          <Empty title={t('coaching.none')} />
        ) : (
          <Scrolling className={listClasses.scroll} label={t('table', { title })}>
            <Table className={classes.table}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{first}</Table.Th>
                  {shown.map((measure) => (
                    <Table.Th key={measure} scope="col" title={definitions[measure]}>
                      {t(`coaching.measures.${measure}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.map((row) => (
                  <Table.Tr key={row.key}>
                    <Table.Th scope="row">{row.name}</Table.Th>
                    {shown.map((measure) => (
                      <Table.Td key={measure}>{cell(row, measure)}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scrolling>
        )}
        <details>
          <summary>{t('coaching.definitions')}</summary>
          <dl>
            {shown.map((measure) => (
              <div key={measure}>
                <dt>{t(`coaching.measures.${measure}`)}</dt>
                <dd>{definitions[measure]}</dd>
              </div>
            ))}
          </dl>
          <p className={listClasses.muted}>{t('coaching.tooFew', { count: fewest })}</p>
        </details>
      </div>
    </Panel>
  );
}
