import { useTranslation } from 'react-i18next';
import type { Check } from '../../../desk/criteria/rules.ts';
import classes from './criteria.module.css';

/** The checks of a criterion in words; all of them must hold. */
export function CheckWords({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation('criteria');
  const words = (check: Check): string => {
    switch (check.kind) {
      case 'words':
        return t('checks.words', { ask: check.ask });
      case 'access':
        return t('checks.access');
      case 'steps_exhausted':
        return t('checks.steps_exhausted', { fewest: check.fewest });
      case 'people':
        return t('checks.people', { people: check.people, minutes: check.minutes, place: t(`places.${check.place}`) });
      case 'clock_left':
        return t('checks.clock_left', { percent: check.percent, minutes: check.minutes });
      case 'ticket':
        return t('checks.ticket', {
          conditions: [
            ...(check.priorities ?? []).map((priority) => `P${priority}`),
            ...(check.categoryIds === undefined ? [] : [t('ofCategories', { count: check.categoryIds.length })]),
            ...(check.ticketKind === undefined ? [] : [t(`ticketKinds.${check.ticketKind}`)]),
            ...(check.vip === true ? [t('vip')] : []),
          ].join(', '),
        });
    }
  };
  return <p className={classes.muted}>{checks.map(words).join(t('and'))}</p>;
}
