import { useTranslation } from 'react-i18next';
import { metric } from '../../../../desk/agreements/rules.ts';
import { continuedBecause } from '../../../../desk/clocks/facts.ts';
import { listOf, numberOf, type Payload, textOf } from './payload.ts';

interface ClockFact {
  readonly name: string;
  readonly payload: Payload;
  readonly moment: (at: string | undefined) => string;
}

/** Puts the facts of clocks into words; undefined for what is none. */
export function useClockWords(): (fact: ClockFact) => { readonly words: string } | undefined {
  const { t } = useTranslation(['facts', 'clocks']);
  const named = ({ metric: measured }: Payload) => {
    const known = metric.safeParse(measured);
    return known.success ? t(`clocks:metrics.${known.data}`) : '?';
  };
  const verdict = { true: 'clockMet', false: 'clockMissed' } as const;

  return ({ name, payload, moment }) => {
    switch (name) {
      case 'clock-started':
        return { words: t('clockStarted', { priority: numberOf(payload, 'priority') ?? '?' }) };
      case 'clock-retargeted':
        return { words: t('clockRetargeted', { priority: numberOf(payload, 'priority') ?? '?' }) };
      case 'clock-rebound':
        return { words: t('clockRebound') };
      case 'clock-stopped': {
        const stopped = listOf(payload, 'clocks').map((clock) =>
          t(clock.met === true || clock.met === false ? verdict[`${clock.met}`] : 'clockEnded', { clock: named(clock) }),
        );
        return { words: stopped.join(', ') || t('clockStopped') };
      }
      case 'clock-paused':
        return { words: t('clockPaused') };
      case 'clock-continued': {
        const because = continuedBecause.safeParse(payload.because);
        const due = moment(listOf(payload, 'clocks').map((clock) => textOf(clock, 'dueAt'))[0]);
        return { words: t(`clockContinued.${because.success ? because.data : 'wait_over'}`, { due }) };
      }
      case 'clock-warned':
        return {
          words: t('clockWarned', {
            percent: numberOf(payload, 'percent') ?? '?',
            clock: named(payload),
            due: moment(textOf(payload, 'dueAt')),
          }),
        };
      case 'warning-acknowledged':
        return { words: t('warningAcknowledged', { percent: numberOf(payload, 'percent') ?? '?', clock: named(payload) }) };
      default:
        return undefined;
    }
  };
}
