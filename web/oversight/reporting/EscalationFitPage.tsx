import { Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readEscalationFit } from '../../../oversight/reporting/fit-contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { useTitle } from '../../platform/parts/use-title.ts';
import classes from '../statements/statements.module.css';
import { type FitChoice, FitTickets } from './FitTickets.tsx';
import { ReportHead, useReportChoice } from './ReportHead.tsx';

type Report = z.output<typeof readEscalationFit.reply>;
type Counts = Pick<Report, 'escalated' | 'answered' | 'over' | 'estimated' | 'kept' | 'under'>;

/** How often Tier 1 goes up with what it could resolve, and keeps what it should not; every number opens the tickets behind it. */
export function EscalationFitPage() {
  const { t } = useTranslation('reports');
  const [asked, choose] = useReportChoice();
  const [choice, setChoice] = useState<FitChoice>({ which: 'over' });
  const report = useRead(readEscalationFit, asked, { keep: true });
  const { data } = report;
  useTitle(t('fit.title'));
  return (
    <div className={listClasses.page}>
      <ReportHead title={t('fit.title')} choice={asked} onChoose={choose} />
      {report.error && !data && <Trouble problem={report.error} onRetry={() => void report.refetch()} />}
      {!data && !report.error && <Loading />}
      {data && (
        <div className={classes.statement}>
          <Hits report={data} onChoose={setChoice} />
          <FitTable
            title={t('fit.byTeam')}
            first={t('fit.team')}
            rows={data.teams.map((team) => ({ ...team, key: team.teamId, name: team.teamName, of: { teamId: team.teamId } }))}
            onChoose={setChoice}
          />
          <FitTable
            title={t('fit.byCategory')}
            first={t('fit.category')}
            rows={data.categories.map((one) => ({
              ...one,
              key: one.categoryId ?? 'none',
              name: one.categoryName ?? t('fit.noCategory'),
              of: { categoryId: one.categoryId ?? 'none' },
            }))}
            onChoose={setChoice}
          />
          <FitTickets asked={asked} choice={choice} onChoose={setChoice} />
        </div>
      )}
    </div>
  );
}

/** What the numbers mean, and how often the desk's own estimate was right. */
function Hits({ report, onChoose }: { report: Report; onChoose: (choice: FitChoice) => void }) {
  const { t } = useTranslation('reports');
  const { answered, agreed, escalated, definitions, isCapped } = report;
  return (
    <Panel title={t('fit.hits')}>
      <div className={listClasses.inside}>
        <p>
          <strong>
            {answered === 0
              ? t('fit.noAnswers')
              : t('fit.rightIn', { rate: ((100 * agreed) / answered).toFixed(1), count: answered, agreed })}
          </strong>{' '}
          {answered > agreed && (
            <button type="button" className={classes.link} onClick={() => onChoose({ which: 'disagreed' })}>
              {t('fit.wrongIn', { count: answered - agreed })}
            </button>
          )}{' '}
          {escalated > answered && (
            <button type="button" className={classes.link} onClick={() => onChoose({ which: 'unanswered' })}>
              {t('fit.unanswered', { count: escalated - answered })}
            </button>
          )}
        </p>
        {isCapped && <p>{t('fit.capped')}</p>}
        <details>
          <summary>{t('fit.definitions')}</summary>
          <dl className={classes.definitions}>
            {(['over', 'estimate', 'hits', 'under'] as const).map((one) => (
              <div key={one}>
                <dt>{t(`fit.defined.${one}`)}</dt>
                <dd>{definitions[one]}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Panel>
  );
}

interface FitTableProps {
  readonly title: string;
  /** What the rows are. */
  readonly first: string;
  readonly rows: readonly (Counts & { readonly key: string; readonly name: string; readonly of: Omit<FitChoice, 'which'> })[];
  readonly onChoose: (choice: FitChoice) => void;
}

function FitTable({ title, first, rows, onChoose }: FitTableProps) {
  const { t } = useTranslation('reports');
  const number = (count: number, choice: FitChoice) =>
    count === 0 ? (
      '0'
    ) : (
      <button
        type="button"
        className={classes.link}
        aria-label={t('fit.open', { count, which: t(`fit.which.${choice.which}`), name: choice.name ?? '' })}
        onClick={() => onChoose(choice)}
      >
        {count}
      </button>
    );
  const rate = (part: number, whole: number) => (whole === 0 ? '–' : t('percent', { value: ((100 * part) / whole).toFixed(1) }));
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <Empty title={t('fit.none')} />
      ) : (
        <Scrolling className={listClasses.scroll} label={t('table', { title })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {(['name', 'escalated', 'answered', 'over', 'overRate', 'estimated', 'kept', 'under', 'underRate'] as const).map(
                  (column) => (
                    <Table.Th key={column} scope="col">
                      {column === 'name' ? first : t(`fit.columns.${column}`)}
                    </Table.Th>
                  ),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ key, name, of, escalated, answered, over, estimated, kept, under }) => (
                <Table.Tr key={key}>
                  <Table.Th scope="row">{name}</Table.Th>
                  <Table.Td>{escalated}</Table.Td>
                  <Table.Td>{answered}</Table.Td>
                  <Table.Td>{number(over, { which: 'over', name, ...of })}</Table.Td>
                  <Table.Td>{rate(over, answered)}</Table.Td>
                  <Table.Td>{number(estimated, { which: 'estimated', name, ...of })}</Table.Td>
                  <Table.Td>{kept}</Table.Td>
                  <Table.Td>{number(under, { which: 'under', name, ...of })}</Table.Td>
                  <Table.Td>{rate(under, kept)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
    </Panel>
  );
}
