import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { readChecklist, tickStandardStep } from '../../../desk/standard-steps/contract.ts';
import { useRead } from '../../api/use-operation.ts';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import type { Ticket } from './ticket.ts';
import { useTicketCommand } from './use-ticket-command.ts';

export type ChecklistItem = z.output<typeof readChecklist.reply>['items'][number];
type Outcome = z.input<typeof tickStandardStep.input>['outcome'];

/** The standard steps of a ticket's category, the next that is still to be tried, and how one is ticked. */
export function useChecklist({ ticketId }: Pick<Ticket, 'ticketId'>) {
  const { t } = useTranslation('tickets');
  const words = useProblemWords();
  const checklist = useRead(readChecklist, { ticketId });
  const ticking = useTicketCommand(tickStandardStep);
  const items = checklist.data?.items ?? [];
  const next = items.find(({ tried }) => tried === null);
  const tick = ({ standardStepId, action }: ChecklistItem, outcome: Outcome, result?: string) => {
    // A key that is held down ticks one step, not all of them.
    if (ticking.isPending) return;
    ticking.mutate(
      { ticketId, standardStepId, outcome, ...(result !== undefined && { result }) },
      {
        onSuccess: () => say(t('checklist.ticked', { action, outcome: t(`outcomes.${outcome}`) })),
        onError: (problem) => {
          const { title, advice } = words(problem);
          say(`${title}. ${advice}`, 'wrong');
        },
      },
    );
  };
  return { items, from: checklist.data?.from ?? null, error: checklist.error, retry: () => void checklist.refetch(), next, tick };
}
