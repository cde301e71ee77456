import { useTranslation } from 'react-i18next';
import { clockText } from '../../platform/time/durations.ts';
import { useTicking } from '../../platform/time/ticking.ts';
import classes from './clocks.module.css';
import { type ClockReading, type Shape, secondsLeftAt, shapeAt } from './reading.ts';

interface RibbonProps {
  /** Working seconds that each tier has used, as of the reading. */
  readonly used: readonly { readonly tier: 1 | 2 | 3; readonly seconds: number }[];
  readonly reading: ClockReading;
  /** For a clock that stands still: how it ended. */
  readonly ended?: Shape;
  readonly tall?: boolean;
}

/** Who used the clock and what is left: Tier 1 hatched, Tier 2 solid, Tier 3 dotted, a line where it is due. */
export function Ribbon({ used, reading, ended, tall = false }: RibbonProps) {
  const { t } = useTranslation('clocks');
  const running = useTicking((now) => shapeAt(reading, now));
  const minutesLeft = useTicking((now) => Math.floor((ended ? reading.secondsLeft : secondsLeftAt(reading, now)) / 60));
  const usedSeconds = used.reduce((sum, { seconds }) => sum + seconds, 0);
  const whole = Math.max(reading.targetSeconds, usedSeconds, 1);
  const shares = used.filter(({ seconds }) => seconds > 0);
  const spoken = [
    ...shares.map(({ tier, seconds }) => t('usedBy', { tier, time: clockText(seconds) })),
    t(minutesLeft < 0 ? 'lateOf' : 'leftOf', { time: clockText(minutesLeft * 60), target: clockText(reading.targetSeconds) }),
  ].join(', ');
  return (
    <div
      className={`${classes.ribbon} ${tall ? classes.tall : ''}`}
      data-shape={ended ?? running}
      role="img"
      aria-label={spoken}
      title={spoken}
    >
      {shares.map(({ tier, seconds }) => (
        <span key={tier} className={classes.used} data-tier={tier} style={{ width: `${(100 * seconds) / whole}%` }} />
      ))}
      <span className={classes.due} style={{ left: `${(100 * reading.targetSeconds) / whole}%` }} />
    </div>
  );
}
