import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type coachingMeasure, listCoachingTickets } from '../../../oversight/reporting/coaching-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { TicketsBehind } from './TicketsBehind.tsx';

type Escalation = z.output<typeof listCoachingTickets.reply>['items'][number];

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
  const inTime = ({ answers }: Escalation) => (answers === null ? '–' : t('coaching.inTime', answers));
  return (
    <TicketsBehind
      title={t('coaching.behind', { measure: t(`coaching.measures.${measure}`), name })}
      aside={
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          {common('close')}
        </Button>
      }
      empty={t('behind.none')}
      list={list}
      keyOf={({ escalationId }) => escalationId}
      columns={[
        { head: t('coaching.columns.raised'), cell: ({ raisedAt }) => <Moment at={raisedAt} /> },
        ...(measure === 'answers' ? [{ head: t('coaching.measures.answers'), cell: inTime }] : []),
        {
          head: t(measure === 'answers' ? 'coaching.columns.asked' : 'coaching.columns.words'),
          isWords: true,
          cell: ({ words }) => (words === null ? '–' : <Said text={words} />),
        },
      ]}
    />
  );
}
