import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type coachingMeasure, listCoachingTickets } from '../../../oversight/reporting/coaching-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../statements/statements.module.css';

/** A number that somebody opened. */
export interface Behind {
  readonly measure: z.output<typeof coachingMeasure>;
  readonly of: { readonly categoryId?: string; readonly agentId?: string };
  readonly name: string;
}

interface CoachingTicketsProps {
  readonly asked: { readonly days: number; readonly clientId?: string };
  readonly behind: Behind;
  readonly onClose: () => void;
}

/** The escalations behind a number, with what the receiving tier said would help: what there is to learn from. */
export function CoachingTickets({ asked, behind: { measure, of, name }, onClose }: CoachingTicketsProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const list = useList(listCoachingTickets, { ...asked, ...of, measure });
  const title = t('coaching.behind', { measure: t(`coaching.measures.${measure}`), name });
  return (
    <Panel
      title={title}
      aside={
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          {common('close')}
        </Button>
      }
    >
      {list.problem && list.items.length === 0 ? (
        <Trouble problem={list.problem} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading lines={4} />
      ) : (
        <Scrolling className={listClasses.scroll} label={t('table', { title })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {(['ticket', 'name', 'raised', 'words'] as const).map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`coaching.columns.${column}`)}
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
                  <Table.Td>
                    <Moment at={one.raisedAt} />
                  </Table.Td>
                  <Table.Td className={classes.name}>{one.words === null ? '–' : <Said text={one.words} />}</Table.Td>
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
