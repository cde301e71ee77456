import { useTranslation } from 'react-i18next';
import { Moment } from '../../platform/time/Moment.tsx';
import type { Plan, Promised } from './plan.ts';
import classes from './promises.module.css';

const mostShown = 4;
const marks = { kept: '✓', late: '▲', broken: '✗', open: '○' } as const;

interface CheckInsProps {
  readonly items: readonly Promised[];
  readonly plan: Plan;
  readonly homeZone: string;
  readonly isOpen: boolean;
}

/** What the requester heard since the escalation and will hear next: 13:00 ✓ 15:00 ○; and that two are owed once it has taken a while. */
export function CheckIns({ items, plan, homeZone, isOpen }: CheckInsProps) {
  const { t } = useTranslation('promises');
  const first = items.findLastIndex(({ occasion }) => occasion === 'escalation');
  const since = items.slice(0, first + 1).filter(({ state, endedWhy }) => state === 'open' || endedWhy === null);
  const { given, owed } = plan.checkIns;
  return (
    <span className={classes.checkIns}>
      {t('checkIns')}:
      {since
        .slice(0, mostShown)
        .toReversed()
        .map(({ promiseId, state, dueAt, endedAt }) => (
          <span key={promiseId} title={t(`states.${state}`)} data-state={state}>
            <Moment at={endedAt ?? dueAt} homeZone={homeZone} /> <span aria-hidden>{marks[state]}</span>
            <span className={classes.unseen}>{t(`states.${state}`)}</span>
          </span>
        ))}
      {isOpen && given < owed && <span className={classes.short}>{t('checkInsOwed', { given, owed })}</span>}
    </span>
  );
}
