import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { acknowledgeWarning, readClockStatement } from '../../../desk/clocks/contract.ts';
import { countUnreadNotices, listNotices, readNotices } from '../../../desk/notices/contract.ts';
import { readTimeline } from '../../../desk/tickets/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import type { Notice } from './notice.ts';

type AboutClock = Extract<Notice['about'], { readonly of: 'clock' }>;

/** What can be done about notices; the bell and the list follow at once. */
export function useNoticeActions() {
  const { t } = useTranslation('notices');
  const words = useProblemWords();
  const client = useQueryClient();
  const reading = useCommand(readNotices, {
    renews: [listNotices],
    onDone: (count) => client.setQueryData([countUnreadNotices.name, {}], count),
  });
  const acknowledging = useCommand(acknowledgeWarning, {
    renews: [listNotices, countUnreadNotices, readClockStatement, readTimeline],
    onDone: () => say(t('acknowledged')),
  });
  const onError = (problem: unknown) => {
    const { title, advice } = words(problem);
    say(`${title}. ${advice}`, 'wrong');
  };
  return {
    read: (noticeId: string) => reading.mutate({ noticeIds: [noticeId] }, { onError }),
    readAll: (until: string) => reading.mutate({ until }, { onError }),
    acknowledge: ({ ticketId }: Notice['ticket'], { clockId, percent }: AboutClock) =>
      acknowledging.mutate({ ticketId, clockId, percent }, { onError }),
  };
}
