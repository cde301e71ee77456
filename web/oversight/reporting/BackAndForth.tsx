import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listBackAndForth, type readCoaching } from '../../../oversight/reporting/coaching-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import { TicketsBehind } from './TicketsBehind.tsx';

export type Pair = z.output<typeof readCoaching.reply>['pingPong'][number];

interface BackAndForthProps {
  readonly asked: { readonly days: number; readonly clientId?: string };
  readonly pair: Pair;
  readonly onClose: () => void;
}

/** The tickets that two teams sent each other back and forth. */
export function BackAndForth({ asked, pair: { teamId, teamName, otherTeamId, otherTeamName }, onClose }: BackAndForthProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const list = useList(listBackAndForth, { ...asked, teamId, otherTeamId });
  return (
    <TicketsBehind
      title={t('coaching.between', { team: teamName, other: otherTeamName })}
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
        { head: t('coaching.pairColumns.times'), cell: ({ times }) => times },
        { head: t('coaching.pairColumns.cameBack'), cell: ({ cameBackAt }) => <Moment at={cameBackAt} /> },
      ]}
    />
  );
}
