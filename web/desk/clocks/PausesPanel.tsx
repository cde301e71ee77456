import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPauses } from '../../../desk/clocks/contract.ts';
import { useList } from '../../api/use-list.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import classes from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { clockText } from '../../platform/time/durations.ts';
import { Moment } from '../../platform/time/Moment.tsx';

/** The audit of pauses of a client: who let a clock stand still, for which question, and for how long. */
export function PausesPanel({ clientId }: { clientId: string }) {
  const { t } = useTranslation(['clocks', 'tickets']);
  const pauses = useList(listPauses, { clientId });
  return (
    <Panel title={t('pauses.title')}>
      <div className={classes.inside}>
        {pauses.isPending && <Loading lines={2} />}
        {pauses.problem && <Trouble problem={pauses.problem} onRetry={pauses.retry} />}
        {!pauses.isPending && pauses.items.length === 0 && <p className={classes.muted}>{t('pauses.none')}</p>}
        {pauses.items.length > 0 && (
          <Table.ScrollContainer minWidth={520}>
            <Table verticalSpacing={2} horizontalSpacing="xs">
              <Table.Thead>
                <Table.Tr>
                  {(['ticket', 'by', 'for', 'question', 'since', 'length'] as const).map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`pauses.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pauses.items.map((pause) => (
                  <Table.Tr key={`${pause.ticketId} ${pause.metric} ${pause.pausedAt}`}>
                    <Table.Td>
                      <Link to="/t/$reference" params={{ reference: pause.reference }}>
                        {pause.reference}
                      </Link>
                    </Table.Td>
                    <Table.Td>{pause.by}</Table.Td>
                    <Table.Td>{t(`tickets:waitsFor.${pause.reason}`)}</Table.Td>
                    <Table.Td>{pause.question}</Table.Td>
                    <Table.Td>
                      <Moment at={pause.pausedAt} />
                    </Table.Td>
                    <Table.Td>{pause.pausedSeconds === null ? t('pauses.still') : clockText(pause.pausedSeconds)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {pauses.more && (
          <Button variant="default" size="xs" onClick={pauses.more}>
            {t('pauses.more')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
