import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listMonthTickets, readMonthStatement, readMonthStatementFile } from '../../../oversight/statements/contract.ts';
import { fileAddress } from '../../api/request.ts';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-operation.ts';
import { ShareStatement } from '../../channels/portal/ShareStatement.tsx';
import { usedByTier } from '../../desk/clocks/line.ts';
import { ShareRibbon } from '../../desk/clocks/ShareRibbon.tsx';
import { UsesTable } from '../../desk/clocks/UsesTable.tsx';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { exactText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { FileButtons } from './FileButtons.tsx';
import classes from './statements.module.css';

interface MonthStatementProps {
  readonly clientId: string;
  readonly month: string;
}

/** The figures of one month, and the tickets that make them. */
export function MonthStatement({ clientId, month }: MonthStatementProps) {
  const { t } = useTranslation('reports');
  const statement = useRead(readMonthStatement, { clientId, month });
  const { data } = statement;
  if (statement.error && !data) return <Trouble problem={statement.error} onRetry={() => void statement.refetch()} />;
  if (data === undefined)
    return (
      <div className={listClasses.body}>
        <p className={classes.adding}>{t('month.adding')}</p>
        <Loading lines={6} />
      </div>
    );
  if (data.tickets === 0) return <Empty title={t('month.none')} />;
  return (
    <div className={classes.statement}>
      <div className={classes.facts}>
        <p>
          <strong>{t('month.tickets', { count: data.tickets })}</strong> · <Moment at={data.from} homeZone={data.zone} /> –{' '}
          <Moment at={data.until} homeZone={data.zone} /> · {data.zone}
          {data.running && ` · ${t('month.running')}`}
        </p>
        <div className={classes.buttons}>
          <FileButtons addressOf={(format) => fileAddress(readMonthStatementFile, { clientId, month, format })} />
          <ShareStatement of={{ clientId, month }} clientId={clientId} />
        </div>
      </div>
      <Panel title={t('month.byTier')}>
        <div className={listClasses.inside}>
          <ShareRibbon used={usedByTier(data)} />
          <p className={classes.legend}>
            {usedByTier(data).map(({ tier, seconds }) => (
              <span key={tier}>{t('month.used', { tier, time: exactText(seconds) })}</span>
            ))}
          </p>
          <UsesTable {...data} />
        </div>
      </Panel>
      <Decided clocks={data.clocks} />
      <Tickets clientId={clientId} month={month} />
    </div>
  );
}

/** Promises met and missed, each clock in the month in which it stopped. */
function Decided({
  clocks,
}: {
  clocks: readonly { kind: 'sla' | 'ola' | 'underpinning'; metric: ClockMetric; met: number; missed: number }[];
}) {
  const { t } = useTranslation('reports');
  const { t: clockWords } = useTranslation('clocks');
  if (clocks.length === 0) return null;
  return (
    <Panel title={t('decided.title')}>
      <div className={listClasses.inside}>
        <p className={listClasses.muted}>{t('decided.definition')}</p>
        <Scrolling className={listClasses.scroll} label={t('table', { title: t('decided.title') })}>
          <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing="sm" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('decided.clock')}</Table.Th>
                <Table.Th scope="col">{t('decided.met')}</Table.Th>
                <Table.Th scope="col">{t('decided.missed')}</Table.Th>
                <Table.Th scope="col">{t('decided.rate')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {clocks.map(({ kind, metric, met, missed }) => (
                <Table.Tr key={`${kind} ${metric}`}>
                  <Table.Th scope="row">
                    {clockWords(`metrics.${metric}`)} ({t(`promisedBy.${kind}`)})
                  </Table.Th>
                  <Table.Td>{met}</Table.Td>
                  <Table.Td>{missed}</Table.Td>
                  <Table.Td>{t('percent', { value: ((100 * met) / (met + missed)).toFixed(1) })}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      </div>
    </Panel>
  );
}

type ClockMetric = 'response' | 'next_update' | 'workaround' | 'resolution';
const tiers = [1, 2, 3] as const;

/** Ticket by ticket; added up they make the statement. */
function Tickets({ clientId, month }: MonthStatementProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const tickets = useList(listMonthTickets, { clientId, month });
  return (
    <Panel title={t('month.lines')}>
      {tickets.isPending && <Loading lines={4} />}
      {tickets.problem && <Trouble problem={tickets.problem} onRetry={tickets.retry} />}
      {tickets.items.length > 0 && (
        <Scrolling className={listClasses.scroll} label={t('table', { title: t('month.lines') })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('month.ticket')}</Table.Th>
                <Table.Th scope="col">{t('month.name')}</Table.Th>
                {tiers.map((tier) => (
                  <Table.Th key={tier} scope="col">
                    {t('month.tier', { tier })}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('month.total')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tickets.items.map((ticket) => (
                <Table.Tr key={ticket.ticketId}>
                  <Table.Td>
                    <Link to="/t/$reference" params={{ reference: ticket.reference }}>
                      {ticket.reference}
                    </Link>
                  </Table.Td>
                  <Table.Td className={classes.name}>{ticket.title}</Table.Td>
                  {tiers.map((tier) => {
                    const seconds = ticket.tiers.find((one) => one.tier === tier)?.seconds;
                    return <Table.Td key={tier}>{seconds === undefined ? '–' : exactText(seconds)}</Table.Td>;
                  })}
                  <Table.Td>{exactText(ticket.totalSeconds)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Scrolling>
      )}
      {tickets.more && (
        <Button variant="default" onClick={tickets.more} className={listClasses.more}>
          {common('more')}
        </Button>
      )}
    </Panel>
  );
}
