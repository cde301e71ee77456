import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { fitList, listEscalationFit } from '../../../oversight/reporting/fit-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from '../statements/statements.module.css';
import { TicketsBehind } from './TicketsBehind.tsx';

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

/** The tickets behind a number, with the higher tier's word and the desk's evidence side by side. */
export function FitTickets({ asked, choice: { which, name, teamId, categoryId }, onChoose }: FitTicketsProps) {
  const { t } = useTranslation('reports');
  const whose = { ...(teamId !== undefined && { teamId }), ...(categoryId !== undefined && { categoryId }) };
  const list = useList(listEscalationFit, { ...asked, which, ...whose });
  return (
    <TicketsBehind
      title={name === undefined ? t('fit.tickets') : t('fit.ticketsOf', { name })}
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
      empty={t('fit.noTickets')}
      list={list}
      keyOf={({ ticketId }) => ticketId}
      columns={[
        { head: t('fit.lines.team'), cell: ({ teamName }) => teamName },
        { head: t('fit.lines.category'), cell: ({ categoryName }) => categoryName ?? '–' },
        { head: t('fit.lines.when'), cell: ({ at }) => <Moment at={at} /> },
        {
          head: t('fit.lines.said'),
          isWords: true,
          cell: ({ answer }) => {
            if (which === 'under') return '–';
            return answer === null ? t('fit.notSaid') : t(answer.tier1Could ? 'fit.saidYes' : 'fit.saidNo', { why: answer.why });
          },
        },
        {
          head: t('fit.lines.signs'),
          isWords: true,
          cell: ({ evidence, against }) => (
            <>
              {evidence.map((sign) => t(`fit.signs.${sign}`)).join('; ') || t('fit.noSigns')}
              {against.length > 0 && ` ${t('fit.against', { signs: against.map((sign) => t(`fit.counters.${sign}`)).join('; ') })}`}
            </>
          ),
        },
      ]}
    />
  );
}
