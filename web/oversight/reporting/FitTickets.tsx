import { Button, NativeSelect, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { fitList, listEscalationFit } from '../../../oversight/reporting/fit-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Empty } from '../../platform/parts/Empty.tsx';
import { Loading } from '../../platform/parts/Loading.tsx';
import listClasses from '../../platform/parts/list-page.module.css';
import { Panel } from '../../platform/parts/Panel.tsx';
import { Scrolling } from '../../platform/parts/Scrolling.tsx';
import { Trouble } from '../../platform/parts/Trouble.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../statements/statements.module.css';

/** Which number's tickets are shown, and whose. */
export interface FitChoice {
  readonly which: z.output<typeof fitList>;
  readonly name?: string;
  readonly teamId?: string;
  readonly categoryId?: string;
}

interface FitTicketsProps {
  readonly asked: { readonly days: number; readonly clientId?: string };
  readonly choice: FitChoice;
  readonly onChoose: (choice: FitChoice) => void;
}

const columns = ['ticket', 'name', 'team', 'category', 'when', 'said', 'signs'] as const;

/** The tickets behind a number, with the higher tier's word and the desk's evidence side by side. */
export function FitTickets({ asked, choice: { which, name, teamId, categoryId }, onChoose }: FitTicketsProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const whose = { ...(teamId !== undefined && { teamId }), ...(categoryId !== undefined && { categoryId }) };
  const list = useList(listEscalationFit, { ...asked, which, ...whose });
  const title = name === undefined ? t('fit.tickets') : t('fit.ticketsOf', { name });
  return (
    <Panel
      title={title}
      aside={
        <span className={classes.rate}>
          {name !== undefined && (
            <Button variant="subtle" size="compact-xs" onClick={() => onChoose({ which })}>
              {t('fit.all')}
            </Button>
          )}
          <NativeSelect
            size="xs"
            aria-label={t('fit.choose')}
            value={which}
            onChange={({ currentTarget: { value } }) =>
              onChoose({ which: fitList.safeParse(value).data ?? 'over', ...(name !== undefined && { name }), ...whose })
            }
            data={fitList.options.map((value) => ({ value, label: t(`fit.which.${value}`) }))}
          />
        </span>
      }
    >
      {list.problem && list.items.length === 0 ? (
        <Trouble problem={list.problem} onRetry={list.retry} />
      ) : list.isPending ? (
        <Loading lines={4} />
      ) : list.items.length === 0 ? (
        <Empty title={t('fit.noTickets')} />
      ) : (
        <Scrolling className={listClasses.scroll} label={t('table', { title })}>
          <Table className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column} scope="col">
                    {t(`fit.lines.${column}`)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((one) => (
                <Table.Tr key={one.ticketId}>
                  <Table.Td>
                    <Link to="/t/$reference" params={{ reference: one.reference }}>
                      {one.reference}
                    </Link>
                  </Table.Td>
                  <Table.Td className={classes.name}>{one.title}</Table.Td>
                  <Table.Td>{one.teamName}</Table.Td>
                  <Table.Td>{one.categoryName ?? '–'}</Table.Td>
                  <Table.Td>
                    <Moment at={one.at} />
                  </Table.Td>
                  <Table.Td className={classes.words}>
                    {which === 'under'
                      ? '–'
                      : one.answer === null
                        ? t('fit.notSaid')
                        : t(one.answer.tier1Could ? 'fit.saidYes' : 'fit.saidNo', { why: one.answer.why })}
                  </Table.Td>
                  <Table.Td className={classes.words}>
                    {one.evidence.map((sign) => t(`fit.signs.${sign}`)).join('; ') || t('fit.noSigns')}
                    {one.against.length > 0 &&
                      ` ${t('fit.against', { signs: one.against.map((sign) => t(`fit.counters.${sign}`)).join('; ') })}`}
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
