import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listHops } from '../../../oversight/reporting/coaching-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import classes from './reporting.module.css';
import { TicketsBehind } from './TicketsBehind.tsx';

interface HopsProps {
  readonly asked: { readonly days: number; readonly clientId?: string };
  readonly onClose: () => void;
}

/** The tickets that changed their team, with the way each of them went. */
export function Hops({ asked, onClose }: HopsProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const list = useList(listHops, asked);
  return (
    <TicketsBehind
      title={t('coaching.hopsTitle')}
      aside={
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          {common('close')}
        </Button>
      }
      empty={t('behind.none')}
      list={list}
      keyOf={({ ticketId }) => ticketId}
      columns={[
        { head: t('coaching.pairColumns.client'), cell: ({ clientName }) => clientName },
        { head: t('coaching.hopColumns.times'), cell: ({ times }) => times },
        {
          head: t('coaching.hopColumns.way'),
          cell: ({ times, changes }) => (
            <ol className={classes.way}>
              {times > changes.length && <li>{t('coaching.earlier', { count: times - changes.length })}</li>}
              {changes.map(({ at, fromTeamName, teamName }) => (
                <li key={`${at} ${fromTeamName} ${teamName}`}>
                  {t('coaching.change', { from: fromTeamName, to: teamName })} <Moment at={at} />
                </li>
              ))}
            </ol>
          ),
        },
      ]}
    />
  );
}
