import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acknowledgeWarning, readClockStatement } from '../../../desk/clocks/contract.ts';
import { countUnreadNotices, listNotices } from '../../../desk/notices/contract.ts';
import { readTimeline } from '../../../desk/tickets/contract.ts';
import { useCommand } from '../../api/use-operation.ts';
import { say } from '../../platform/parts/notices.ts';
import { useProblemWords } from '../../platform/parts/problem-words.ts';
import { useSession } from '../../platform/sign-in/session.ts';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Ticket } from '../tickets/ticket.ts';
import classes from './clock-panel.module.css';
import type { ClockLine } from './line.ts';

/** Which thresholds were told, who has them in hand, and when the next one comes. */
export function Alerts({ ticket, line, homeZone }: { ticket: Ticket; line: ClockLine; homeZone: string | undefined }) {
  const { t } = useTranslation('clocks');
  const { can } = useSession();
  const words = useProblemWords();
  const acknowledging = useCommand(acknowledgeWarning, {
    renews: [readClockStatement, readTimeline, listNotices, countUnreadNotices],
    onDone: () => say(t('alerts.acknowledged')),
  });
  const { warned, nextWarning } = line;
  if (warned.length === 0 && nextWarning === null) return null;
  const last = warned.at(-1);
  const asks = last !== undefined && last.acknowledged === null && line.stoppedAt === null && can('warning.acknowledge', ticket.client.id);
  const acknowledge = (percent: number) =>
    acknowledging.mutate(
      { ticketId: ticket.ticketId, clockId: line.clockId, percent },
      {
        onError: (problem) => {
          const { title, advice } = words(problem);
          say(`${title}. ${advice}`, 'wrong');
        },
      },
    );
  return (
    <span className={classes.alerts}>
      {warned.length > 0 && <span className={classes.calendar}>{t('alerts.sent')}</span>}
      {warned.map(({ percent, at, late, acknowledged }) => (
        <span key={percent}>
          {t('alerts.percent', { percent })} ✓{' '}
          <span className={classes.told}>
            {t(late ? 'alerts.toldLate' : 'alerts.told')} <Moment at={at} homeZone={homeZone} />
          </span>
          {acknowledged !== null && <span className={classes.inHand}>{t('alerts.inHand', { name: acknowledged.byName })}</span>}
        </span>
      ))}
      {nextWarning !== null && (
        <span className={classes.calendar}>
          {t('alerts.next', { percent: nextWarning.percent })} <Moment at={nextWarning.at} homeZone={homeZone} />
        </span>
      )}
      {asks && (
        <Button variant="default" size="compact-xs" loading={acknowledging.isPending} onClick={() => acknowledge(last.percent)}>
          {t('alerts.acknowledge')}
        </Button>
      )}
    </span>
  );
}
