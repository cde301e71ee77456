import { useTranslation } from 'react-i18next';
import type { PendingReason, TicketState } from '../../../desk/tickets/rules.ts';
import classes from './marks.module.css';

/** The ticket's state in words, and what it waits for. */
export function StateMark({ state, pendingReason }: { state: TicketState; pendingReason: PendingReason | null }) {
  const { t } = useTranslation('tickets');
  return (
    <span className={classes.state} data-state={state}>
      {pendingReason === null ? t(`states.${state}`) : t(`waitsFor.${pendingReason}`)}
    </span>
  );
}
