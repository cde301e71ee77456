import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type countedReask, listReasks, type readCoaching } from '../../../oversight/reporting/coaching-contract.ts';
import { useList } from '../../api/use-list.ts';
import { Said } from '../../platform/secrets/Said.tsx';
import { Moment } from '../../platform/time/Moment.tsx';
import { TicketsBehind } from './TicketsBehind.tsx';

/** A cell of the re-ask table that somebody opened. */
export interface Reask {
  readonly line: z.output<typeof readCoaching.reply>['reasks'][number];
  readonly was: z.output<typeof countedReask>;
}

interface ReasksBehindProps {
  readonly asked: { readonly days: number; readonly clientId?: string };
  readonly reask: Reask;
  readonly onClose: () => void;
}

/** The questions behind a cell of the re-ask table, in the words in which they were put: what the template should have asked for. */
export function ReasksBehind({ asked, reask: { line, was }, onClose }: ReasksBehindProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation();
  const { t: escalation } = useTranslation('escalation');
  const list = useList(listReasks, { ...asked, categoryId: line.categoryId ?? 'none', item: line.item, was });
  return (
    <TicketsBehind
      title={t('coaching.reaskBehind', {
        category: line.categoryName ?? t('coaching.noCategory'),
        item: escalation(`items.${line.item}`),
        was: escalation(`reask.${was}`),
      })}
      aside={
        <Button variant="subtle" size="compact-xs" onClick={onClose}>
          {common('close')}
        </Button>
      }
      empty={t('behind.none')}
      list={list}
      keyOf={({ messageId }) => messageId}
      columns={[
        { head: t('coaching.pairColumns.client'), cell: ({ clientName }) => clientName },
        { head: t('coaching.questionColumns.asked'), cell: ({ askedAt }) => <Moment at={askedAt} /> },
        { head: t('coaching.questionColumns.words'), isWords: true, cell: ({ words }) => <Said text={words} /> },
      ]}
    />
  );
}
