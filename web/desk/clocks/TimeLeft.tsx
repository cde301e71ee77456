import { useTranslation } from 'react-i18next';
import { clockText } from '../../platform/time/durations.ts';
import { useTicking } from '../../platform/time/ticking.ts';
import classes from './clocks.module.css';
import { type ClockReading, secondsLeftAt, shapeAt } from './reading.ts';
import { ShapeMark } from './ShapeMark.tsx';

interface TimeLeftProps {
  readonly reading: ClockReading;
  /** The calendar by which it runs and its zone, said in the tooltip. */
  readonly calendar?: string | undefined;
  readonly short?: boolean;
}

/** The working time left, running on: form, sign and words. `short` leaves "left" out where the column says it. */
export function TimeLeft({ reading, calendar, short = false }: TimeLeftProps) {
  const { t } = useTranslation('clocks');
  const shape = useTicking((now) => shapeAt(reading, now));
  const text = useTicking((now) => clockText(secondsLeftAt(reading, now)));
  const words = shape === 'breached' ? t('late', { time: text }) : t('left', { time: text });
  return (
    <span
      className={classes.left}
      data-shape={shape}
      title={`${t(`shapes.${shape}`)} · ${words}. ${calendar === undefined ? t('timerAbout') : t('timerBy', { calendar })}`}
    >
      <ShapeMark shape={shape} />
      {short ? text : words}
    </span>
  );
}
